// The schema and the data of GraphQL/Served.cs.
import { buildSchema } from 'graphql';

export const typeDefs = `
  type Query { hello: String! objects: [Thing!]! parents: [Parent!]! }
  type Thing { id: ID! name: String! count: Int! price: Float! active: Boolean! note: String kind: String! created: String! }
  type Parent { left: [Item!]! right: [Item!]! }
  type Item { id: ID! name: String! count: Int! }`;

const items = (from, name) => Array.from({ length: 5 }, (_, i) => ({ id: String(from + i), name: `${name} ${i}`, count: from + i }));

export const root = {
  hello: 'world',
  objects: Array.from({ length: 50 }, (_, i) => ({
    id: String(i), name: `Thing number ${i}`, count: i * 7, price: i * 1.25, active: i % 2 === 0, note: i % 3 === 0 ? null : 'a note', kind: 'ORDINARY', created: '2025-06-09T08:30:00Z',
  })),
  parents: Array.from({ length: 50 }, (_, i) => ({ left: items(i, 'left'), right: items(i, 'right') })),
};

export const queries = {
  hello: '{ hello }',
  '50 × 8': '{ objects { id name count price active note kind created } }',
  '50 × 2 × 5 × 3': '{ parents { left { id name count } right { id name count } } }',
};

export const schema = () => buildSchema(typeDefs);
