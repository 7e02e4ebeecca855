import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parse } from 'yaml';
import type { Sent } from './server.js';

/** GrowthBook's own description of its API; it is theirs, and not kept here. */
export const openapiFile: string =
  process.env['LUOTSI_GROWTHBOOK_OPENAPI'] ?? resolve('../shared/golden/growthbook-api/openapi.yaml');
export const hasOpenapi: boolean = existsSync(openapiFile);

interface Document {
  readonly paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: object }> } }>>;
}

/** What is wrong with a request by the description; null if nothing is. */
export function openapiCheck(): (sent: Pick<Sent, 'method' | 'path' | 'body'>) => string | null {
  const document = parse(readFileSync(openapiFile, 'utf8')) as Document;
  // The description has keywords of OpenAPI that JSON Schema does not know.
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema(document, 'openapi');
  const compiled = new Map<string, ValidateFunction>();
  const templates = Object.keys(document.paths).map((template) => ({
    template,
    pattern: new RegExp(`^${template.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`),
  }));
  return ({ method, path, body }) => {
    const found = templates.filter(({ pattern }) => pattern.test(path));
    const template = (found.find((one) => one.template === path) ?? found[0])?.template;
    const operation = template === undefined ? undefined : document.paths[template]?.[method.toLowerCase()];
    if (template === undefined || !operation) return `${method} ${path} is not in the description`;
    if (body === null) return null;
    const pointer = `openapi#/paths/${template.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')}/${method.toLowerCase()}/requestBody/content/application~1json/schema`;
    const validate = compiled.get(pointer) ?? ajv.compile({ $ref: pointer });
    compiled.set(pointer, validate);
    return validate(body) ? null : `${method} ${path}: ${ajv.errorsText(validate.errors)}`;
  };
}
