/** Tool schemas and structured outputs, checked as the API does: JSON Schema, its subset where `strict`. */
import { invalid } from './refusal.ts';
import type { MessagesRequest } from './wire.ts';

type Schema = Record<string, unknown>;

const types = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'];
/** What strict tools and output formats do not take. */
const unsupported = [
  'minLength',
  'maxLength',
  'pattern',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'maxItems',
  'uniqueItems',
  'patternProperties',
  'oneOf',
  'not',
  'if',
];
const formats = 'date-time time date duration email hostname uri ipv4 ipv6 uuid'.split(' ');

export function checkTools(request: MessagesRequest): void {
  const tools = request.tools ?? [];
  const names = tools.map(({ name }) => name);
  if (new Set(names).size !== names.length) throw invalid('tools: Tool names must be unique.');
  tools.forEach((tool, index) => {
    const where = `tools.${index}.custom.input_schema`;
    if (tool.input_schema['type'] !== 'object') throw invalid(`${where}.type: Input should be 'object'`);
    checkSchema(tool.input_schema, where, tool.strict === true);
  });
  const choice = request.tool_choice;
  if (choice && tools.length === 0) {
    throw invalid('tool_choice: may only be specified while providing tools');
  }
  if (choice?.type === 'tool' && !names.includes(choice.name)) {
    throw invalid(`tool_choice: Tool '${choice.name}' not found in provided tools`);
  }
  const format = request.output_config?.format;
  if (format) checkSchema(format.schema, 'output_config.format.schema', true);
}

function checkSchema(schema: unknown, where: string, isStrict: boolean): void {
  if (schema === true || schema === false) return;
  if (!isRecord(schema)) throw invalid(`${where}: JSON schema is invalid. It must be an object.`);
  const named = [schema['type']].flat().filter((type) => type !== undefined);
  for (const type of named) {
    if (typeof type !== 'string' || !types.includes(type)) {
      throw invalid(`${where}.type: JSON schema is invalid. It must match JSON Schema draft 2020-12.`);
    }
  }
  const { required, properties } = schema;
  if (
    required !== undefined &&
    !(Array.isArray(required) && required.every((name) => typeof name === 'string'))
  )
    throw invalid(`${where}.required: JSON schema is invalid.`);
  if (properties !== undefined && !isRecord(properties))
    throw invalid(`${where}.properties: JSON schema is invalid.`);
  if ('enum' in schema && !(Array.isArray(schema['enum']) && schema['enum'].length > 0))
    throw invalid(`${where}.enum: JSON schema is invalid.`);
  if (isStrict) checkStrict(schema, where);
  for (const [name, inner] of Object.entries(properties ?? {}))
    checkSchema(inner, `${where}.properties.${name}`, isStrict);
  if ('items' in schema) checkSchema(schema['items'], `${where}.items`, isStrict);
  for (const key of ['anyOf', 'oneOf', 'allOf']) {
    const several = schema[key];
    if (several === undefined) continue;
    if (!Array.isArray(several) || several.length === 0)
      throw invalid(`${where}.${key}: JSON schema is invalid.`);
    several.forEach((inner, index) => checkSchema(inner, `${where}.${key}.${index}`, isStrict));
  }
}

function checkStrict(schema: Schema, where: string): void {
  const found = unsupported.find((key) => key in schema);
  if (found !== undefined)
    throw invalid(`${where}: For strict schemas, property '${found}' is not supported`);
  if (schema['type'] === 'object' && schema['additionalProperties'] !== false) {
    throw invalid(`${where}: For 'object' type, 'additionalProperties' must be explicitly set to false`);
  }
  if (typeof schema['minItems'] === 'number' && schema['minItems'] > 1)
    throw invalid(`${where}: 'minItems' values other than 0 or 1 are not supported`);
  if (typeof schema['format'] === 'string' && !formats.includes(schema['format']))
    throw invalid(`${where}: format '${schema['format']}' is not supported`);
}

function isRecord(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
