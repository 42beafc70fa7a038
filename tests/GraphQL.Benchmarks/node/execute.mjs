// graphql-js in process: parsed and validated once, executed and serialized each time. Microseconds an operation, as JSON.
import { execute, parse, validate } from 'graphql';
import { queries, root, schema as build } from './schema.mjs';

const schema = build();
const measured = {};
for (const [name, text] of Object.entries(queries)) {
  const document = parse(text);
  if (validate(schema, document).length > 0) throw new Error(text);
  const run = () => JSON.stringify(execute({ schema, document, rootValue: root }));
  const time = seconds => {
    const end = performance.now() + seconds * 1000;
    const begun = performance.now();
    let count = 0;
    while (performance.now() < end) for (let i = 0; i < 50; i++, count++) run();
    return (performance.now() - begun) * 1000 / count;
  };
  time(1);
  measured[name] = Math.min(time(1), time(1));
}
console.log(JSON.stringify(measured));
