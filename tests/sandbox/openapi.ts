import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

export type Version = '2.166' | '2.167';
export const versions: readonly Version[] = ['2.166', '2.167'];

/** What is wrong with a body; empty where it fits. */
type Check = (body: unknown) => string[];

/** X's description of its own API, as far as it is asked here. Paths as it writes them: `/2/users/{id}`. */
export interface OpenApi {
  /** The body of a request. */
  request(method: string, path: string): Check;
  /** The body of an answer. One of X's problems is held against the schema that its `type` leads to. */
  response(method: string, path: string, status: number): Check;
  /** Path segments and query of a request to `url`. Query parameters that X doesn't name count as wrong. */
  parameters(method: string, path: string, url: URL): string[];
  /** The values that a parameter's list may hold. */
  valuesOf(method: string, path: string, parameter: string): readonly string[];
  /** A schema by its name under `components`. */
  schema(name: string): Check;
}

interface Parameter {
  name: string;
  in: 'path' | 'query';
  schema: { type?: string; items?: { enum?: string[] } };
}

const file = (version: Version) =>
  new URL(`../../../shared/data/openapi/openapi-${version}-dm-media-users-subset.json`, import.meta.url);

/** Why nothing can be held against X's description here; `undefined` where it lies beside the checkout. */
export const openApiMissing = versions.every((version) => existsSync(file(version)))
  ? undefined
  : 'X’s OpenAPI description is not beside this checkout (../shared/data/openapi)';

/** Reads X's description. Throws where it is not there: ask `openApiMissing` first. */
export function openapi(version: Version): OpenApi {
  const document: unknown = JSON.parse(readFileSync(file(version), 'utf8'));
  // OpenAPI 3.0 adds words to JSON Schema (`discriminator`, `example`, `xml`) that say nothing about validity.
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  if (isObject(document)) ajv.addSchema(document, 'x');

  const compiled = new Map<string, ValidateFunction>();
  const check = (pointer: string): Check => {
    const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `x#${pointer}` });
    compiled.set(pointer, validate);
    return (body) => {
      validate(body);
      return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
    };
  };
  const operation = (method: string, path: string) =>
    `/paths/${path.replaceAll('/', '~1')}/${method.toLowerCase()}`;
  const schema = (name: string) => check(`/components/schemas/${name}`);

  /** `Problem` names the schema of each type, which plain JSON Schema can't follow. */
  const checkProblem = (body: { type: string }) => {
    const mapping = at(document, '/components/schemas/Problem/discriminator/mapping');
    const found = isObject(mapping) ? mapping[body.type] : undefined;
    return typeof found === 'string' ? check(found.slice(1))(body) : [`/type ${body.type} is not described`];
  };
  const parametersOf = (method: string, path: string) => {
    const pointer = `${operation(method, path)}/parameters`;
    const list = at(document, pointer);
    return (Array.isArray(list) ? list : []).map((given: unknown, place) => {
      const shared = isObject(given) && typeof given.$ref === 'string' ? given.$ref.slice(1) : undefined;
      const where = shared ?? `${pointer}/${place}`;
      return { parameter: at(document, where) as Parameter, check: check(`${where}/schema`) };
    });
  };

  return {
    request: (method, path) =>
      check(`${operation(method, path)}/requestBody/content/application~1json/schema`),
    response(method, path, status) {
      const answers = `${operation(method, path)}/responses`;
      const described = at(document, `${answers}/${status}`) ? status : 'default';
      const body = check(`${answers}/${described}/content/application~1json/schema`);
      return (given) => {
        if (isProblem(given)) return checkProblem(given);
        const inside = isObject(given) && Array.isArray(given.errors) ? given.errors.filter(isProblem) : [];
        return [...body(given), ...inside.flatMap(checkProblem)];
      };
    },
    parameters(method, path, url) {
      const known = parametersOf(method, path);
      const names = new Set(known.map(({ parameter }) => (parameter.in === 'query' ? parameter.name : '')));
      const unknown = [...url.searchParams.keys()].filter((name) => !names.has(name));
      const pattern = new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]*)')}$`);
      const segments = pattern.exec(url.pathname)?.groups ?? {};
      const wrong = known.flatMap(({ parameter, check }) => {
        const { name } = parameter;
        const text = parameter.in === 'path' ? segments[name] : url.searchParams.get(name);
        if (typeof text !== 'string') return [];
        return check(readValue(text, parameter.schema.type)).map((said) => `${name} ${said}`);
      });
      return [...unknown.map((name) => `${name} is not described`), ...wrong];
    },
    valuesOf(method, path, name) {
      const found = parametersOf(method, path).find(({ parameter }) => parameter.name === name);
      // 2.167 names one value twice.
      return [...new Set(found?.parameter.schema.items?.enum)];
    },
    schema,
  };
}

/** A parameter's text as the value it stands for: `style: form`, `explode: false`. */
function readValue(text: string, type: string | undefined): unknown {
  if (type === 'array') return text.split(',');
  return type === 'integer' && /^-?[0-9]+$/.test(text) ? Number(text) : text;
}

/** What a JSON pointer leads to. */
function at(document: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/'))
    .reduce(
      (value: unknown, part) =>
        isObject(value) || Array.isArray(value) ? Reflect.get(value, part) : undefined,
      document,
    );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isProblem = (value: unknown): value is { type: string } =>
  isObject(value) && typeof value.type === 'string';
