// What clients of others get from the address; a line of JSON for each thing tried.
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { Client, fetchExchange, gql, subscriptionExchange } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import { getIntrospectionQuery, buildClientSchema, parse, printSchema } from 'graphql';
import { createClient as createSse } from 'graphql-sse';
import { createClient as createWs, CloseCode } from 'graphql-ws';
import WebSocket from 'ws';

const url = process.argv[2];
const socket = url.replace('http', 'ws');
const tried = [];
const attempt = (name, run) => tried.push([name, run]);
const collect = async source => {
  const values = [];
  for await (const value of source) values.push(value);
  return values;
};
const ticks = 'subscription ($n: Int!) { ticks(upTo: $n) }';

attempt('graphql-sse: a subscription to its end', () => collect(createSse({ url }).iterate({ query: ticks, variables: { n: 3 } })));
attempt('graphql-sse: a query', () => collect(createSse({ url }).iterate({ query: '{ hello }' })));
attempt('graphql-sse: an invalid document', () => collect(createSse({ url }).iterate({ query: '{ nowhere }' })));
attempt('graphql-sse: leaving early', async () => {
  for await (const value of createSse({ url }).iterate({ query: 'subscription { endless }' })) return value;
});

const wsClient = options => createWs({ url: socket, webSocketImpl: WebSocket, retryAttempts: 0, connectionParams: { token: 'secret' }, ...options });
const overWs = async (run, options) => {
  const client = wsClient(options);
  try {
    return await run(client);
  } finally {
    await client.dispose();
  }
};
attempt('graphql-ws: a subscription to its end', () => overWs(client => collect(client.iterate({ query: ticks, variables: { n: 3 } }))));
attempt('graphql-ws: a query and a mutation', () => overWs(async client => [
  await collect(client.iterate({ query: 'query A { hello } query B($n: String) { hello(name: $n) }', operationName: 'B', variables: { n: '中文' } })),
  await collect(client.iterate({ query: 'mutation { set(n: 7) }' })),
]));
attempt('graphql-ws: two hundred operations side by side', () => overWs(async client => {
  const all = await Promise.all(Array.from({ length: 200 }, (_, i) => collect(client.iterate({ query: ticks, variables: { n: (i % 5) + 1 } }))));
  return all.map(values => values.length).join('');
}));
attempt('graphql-ws: an invalid document', () => overWs(client => new Promise(resolve => {
  client.subscribe({ query: '{ nowhere }' }, { next: () => resolve('next'), complete: () => resolve('complete'), error: errors => resolve(errors.map(e => e.extensions.code)) });
})));
attempt('graphql-ws: a field that fails', () => overWs(client => collect(client.iterate({ query: '{ fail }' }))).then(values => values.map(v => [v.data, v.errors.length])));
attempt('graphql-ws: leaving early', () => overWs(async client => {
  for await (const value of client.iterate({ query: 'subscription { endless }' })) return value;
}));
attempt('graphql-ws: refused by its token', () => overWs(client => new Promise(resolve => {
  client.subscribe({ query: '{ hello }' }, { next: () => resolve('next'), complete: () => resolve('complete'), error: closed => resolve(closed.code) });
}), { connectionParams: { token: 'wrong' } }));

// The protocol's refusals, message by message.
const talk = (messages, protocol = 'graphql-transport-ws', options) => new Promise(resolve => {
  const ws = new WebSocket(socket, protocol, options);
  const heard = [];
  ws.on('open', () => messages.forEach(message => ws.send(typeof message === 'string' ? message : JSON.stringify(message))));
  ws.on('message', data => heard.push(JSON.parse(data).type));
  ws.on('error', error => resolve([error.message]));
  ws.on('close', code => resolve([...heard, code]));
  setTimeout(() => ws.close(1000), 12_000);
});
const init = { type: 'connection_init', payload: { token: 'secret' } };
const endless = { id: '1', type: 'subscribe', payload: { query: 'subscription { quiet }' } };
attempt('ws: no protocol', () => talk([], []));
attempt('ws: from a page of another site', () => talk([init], 'graphql-transport-ws', { origin: 'https://example.org' }));
attempt('ws: subscribing before the introduction', () => talk([endless]));
attempt('ws: introducing oneself twice', () => talk([init, init]));
attempt('ws: an id in use', () => talk([init, endless, endless]));
attempt('ws: no JSON', () => talk([init, 'hello']));
attempt('ws: an unknown type', () => talk([init, { type: 'start' }]));
attempt('ws: a subscribe without a query', () => talk([init, { id: '1', type: 'subscribe', payload: {} }]));
attempt('ws: saying nothing', () => talk([]));
attempt('ws: ping', () => talk([{ type: 'ping' }, { type: 'ping', payload: { a: 1 } }, init, { type: 'nonsense' }]));

const urql = (...exchanges) => new Client({ url, exchanges, preferGetMethod: false });
const seen = result => ({ data: result.data ?? null, error: result.error ? result.error.message : null });
attempt('urql: a query with variables', async () => seen(await urql(fetchExchange).query(gql('query ($n: String) { hello(name: $n) }'), { n: 'urql' })));
attempt('urql: a query by GET', async () => seen(await new Client({ url, exchanges: [fetchExchange], preferGetMethod: 'force' }).query(gql('{ hello }'), {})));
attempt('urql: a mutation', async () => seen(await urql(fetchExchange).mutation(gql('mutation { set(n: 3) }'), {})));
attempt('urql: an invalid document', async () => seen(await urql(fetchExchange).query(gql('{ nowhere }'), {})));
attempt('urql: a subscription over events', () => new Promise(resolve => {
  const values = [];
  new Client({ url, exchanges: [fetchExchange], preferGetMethod: false, fetchSubscriptions: true }).subscription(gql(ticks), { n: 3 }).subscribe(result => {
    values.push(seen(result));
    if (values.length === 3) resolve(values);
  });
}));
attempt('urql: a subscription over a socket', () => overWs(client => new Promise(resolve => {
  const values = [];
  const over = subscriptionExchange({ forwardSubscription: request => ({ subscribe: sink => ({ unsubscribe: client.subscribe({ ...request, query: request.query }, sink) }) }) });
  urql(over).subscription(gql(ticks), { n: 3 }).subscribe(result => {
    values.push(seen(result));
    if (values.length === 3) resolve(values);
  });
})));
attempt('urql: persisted queries, first and again', async () => {
  const bodies = [];
  const watching = async (input, options) => {
    bodies.push('query' in JSON.parse(options.body) ? 'text' : 'hash');
    return fetch(input, options);
  };
  const client = new Client({ url, fetch: watching, preferGetMethod: false, requestPolicy: 'network-only', exchanges: [persistedExchange({ preferGetForPersistedQueries: false }), fetchExchange] });
  const query = gql(`query Persisted${process.pid} { hello }`);
  return [seen(await client.query(query, {})), seen(await client.query(query, {})), bodies.join(' ')];
});

const whatever = async promised => {
  const answer = await promised;
  return answer[Symbol.asyncIterator] ? collect(answer) : answer;
};
const fetcher = createGraphiQLFetcher({ url, fetch, wsClient: wsClient({}) });
attempt('graphiql: the schema', async () => {
  const answer = await fetcher({ query: getIntrospectionQuery(), operationName: 'IntrospectionQuery' }, { documentAST: parse(getIntrospectionQuery()) });
  return printSchema(buildClientSchema(answer.data)).includes('ticks(upTo: Int!): Int!');
});
attempt('graphiql: a query', () => whatever(fetcher({ query: '{ hello }' }, { documentAST: parse('{ hello }') })));
attempt('graphiql: a subscription', () => whatever(fetcher({ query: ticks, variables: { n: 2 }, operationName: undefined }, { documentAST: parse(ticks) })));

for (const [name, run] of tried) {
  let result;
  try {
    result = await Promise.race([run(), new Promise((_, fail) => setTimeout(() => fail(new Error('no end after 20 s')), 20_000))]);
  } catch (error) {
    result = { thrown: String(error.message ?? JSON.stringify(error)) };
  }
  console.log(JSON.stringify({ name, result }));
}
process.exit(0);
