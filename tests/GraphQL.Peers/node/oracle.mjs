// graphql-js as the oracle: a line of JSON in, a line of JSON out. Its twin in C# is MockData.cs.
import { createInterface } from 'node:readline';
import {
  __Directive, __DirectiveLocation, __Schema, buildSchema, execute, getOperationAST, GraphQLDeprecatedDirective, GraphQLError, isEnumType, isListType,
  isNonNullType, isObjectType, isScalarType, parse, specifiedRules, validate,
} from 'graphql';

// Back to the edition of September 2025: deprecated directives and variables of fragments are of the draft after it.
const later = value => /^(DIRECTIVE_DEFINITION|FRAGMENT_VARIABLE_DEFINITION)$/.test(value.name ?? value);
__DirectiveLocation._values = __DirectiveLocation.getValues().filter(value => !later(value));
GraphQLDeprecatedDirective.locations = GraphQLDeprecatedDirective.locations.filter(location => !later(location));
delete __Directive.getFields().isDeprecated;
delete __Directive.getFields().deprecationReason;
__Schema.getFields().directives.args = [];

// So are the rules of @defer and @stream; the bound on introspection is graphql-js's own.
const foreign = /^(Defer|Stream|MaxIntrospectionDepth)/;
const rules = specifiedRules.filter(rule => !foreign.test(rule.name)).map(rule => context => {
  const name = rule.name.replace(/Rule$/, '');
  const report = error => { error.rule = name; context.reportError(error); };
  return rule(Object.create(context, { reportError: { value: report } }));
});
const schemas = new Map();

function hash(text) {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return (h ^ (h >>> 15)) >>> 0;
}

function canonical(value) {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number') return Math.abs(value) < 1e12 ? String(Math.floor(value * 1000 + 0.5)) : 'big';
  if (typeof value === 'string') return `"${value}"`;
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value === 'object') return `{${Object.keys(value).sort().map(key => `${key}:${canonical(value[key])}`).join()}}`;
  return String(value);
}

function make(schema, type, seed, args) {
  if (isNonNullType(type)) return hash(seed + '!') % 41 === 0 ? null : given(schema, type.ofType, seed, args);
  return hash(seed + '?') % 9 === 0 ? null : given(schema, type, seed, args);
}

function given(schema, type, seed, args) {
  const h = hash(seed);
  if (isListType(type)) return Array.from({ length: h % 4 }, (_, i) => make(schema, type.ofType, `${seed}[${i}]`, args));
  if (isEnumType(type)) return type.getValues()[h % type.getValues().length].name;
  if (isScalarType(type)) {
    switch (type.name) {
      case 'Int': return h % 31 === 0 ? 2 ** 40 : (h % 2000) - 1000;
      case 'Float': return ((h % 20000) - 10000) / 8;
      case 'Boolean': return h % 2 === 0;
      case 'ID': return h % 2 === 0 ? h % 100000 : `id ${h}`;
      case 'String': return args !== '{}' && h % 2 === 0 ? args : ['', 'plain', 'a "b" \\ \n\t', '中文 \u{1F600}', '\u0001'][h % 5] + h;
      default: return h % 2 === 0 ? h % 1000 : `scalar ${h}`;
    }
  }
  if (isObjectType(type)) return { __typename: type.name, seed };
  const possible = schema.getPossibleTypes(type).map(t => t.name).sort();
  return { __typename: possible[h % possible.length], seed };
}

function resolver(schema, late) {
  return (source, args, _, info) => {
    const seed = `${source.seed}.${info.fieldName}${canonical(args)}`;
    const answer = () => {
      if (hash(seed + '#') % 23 === 0) throw new GraphQLError('thrown');
      return make(schema, info.returnType, seed, canonical(args));
    };
    return late && hash(seed + '~') % 2 === 0 ? new Promise(kept => setImmediate(kept)).then(answer) : answer();
  };
}

const places = error => (error.locations ?? []).map(l => `${l.line}:${l.column}`).join(' ');

async function judge({ schema: name, document: text, variables, operation, late, run }) {
  const schema = schemas.get(name);
  let document;
  try {
    document = parse(text);
  } catch (error) {
    return { syntax: places(error), message: error.message };
  }
  const errors = validate(schema, document, rules, { maxErrors: Infinity }).map(e => `${e.rule} ${places(e)}`);
  const chosen = getOperationAST(document, operation);
  // A subscription's events are not the business of execute().
  if (errors.length > 0 || !run || !chosen || chosen.operation === 'subscription') return { errors };
  const result = await execute({
    schema, document, variableValues: variables, operationName: operation, rootValue: { seed: '' },
    fieldResolver: resolver(schema, late), typeResolver: value => value.__typename,
  });
  return { errors, data: result.data, faults: (result.errors ?? []).map(e => ({ at: places(e), path: e.path, message: e.message })) };
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const request = JSON.parse(line);
  if (request.sdl !== undefined) {
    schemas.set(request.schema, buildSchema(request.sdl));
    continue;
  }
  let answer;
  try {
    answer = await judge(request);
  } catch (error) {
    answer = { crash: String(error.stack) };
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
}
