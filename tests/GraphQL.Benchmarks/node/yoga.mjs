// graphql-yoga with nothing on top; prints its port.
import { createServer } from 'node:http';
import { createSchema, createYoga } from 'graphql-yoga';
import { root, typeDefs } from './schema.mjs';

const resolvers = { Query: { hello: () => root.hello, objects: () => root.objects, parents: () => root.parents } };
const server = createServer(createYoga({ schema: createSchema({ typeDefs, resolvers }), logging: false, graphiql: false, landingPage: false }));
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
