import { type ComponentType, Suspense } from 'react';

/** The library, which is loaded when it is first looked at. */
export function Templates({ library: Library }: { library: ComponentType }) {
  return (
    <div className="sheet" role="tabpanel" aria-labelledby="tab-templates">
      <Suspense
        fallback={
          <div className="part">
            <div className="skeleton tall" />
          </div>
        }
      >
        <Library />
      </Suspense>
    </div>
  );
}
