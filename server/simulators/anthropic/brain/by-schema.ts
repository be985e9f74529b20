/** The plainest answer a JSON Schema allows: first of an enum, lowest number, shortest list. */
export function bySchema(schema: unknown): unknown {
  if (typeof schema !== 'object' || schema === null) return null;
  const { type, properties, anyOf } = schema as {
    type?: unknown;
    properties?: Record<string, unknown>;
    anyOf?: unknown[];
  };
  if ('const' in schema) return schema.const;
  if ('enum' in schema && Array.isArray(schema.enum)) return schema.enum[0];
  if (Array.isArray(anyOf)) return bySchema(anyOf[0]);
  switch (Array.isArray(type) ? type[0] : type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(properties ?? {}).map(([name, inner]) => [name, bySchema(inner)]),
      );
    case 'array':
      return [];
    case 'string':
      return '';
    case 'integer':
    case 'number':
      return 0;
    case 'boolean':
      return false;
    default:
      return null;
  }
}
