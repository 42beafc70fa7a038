import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: '../../schema/graphql/*.graphql',
  documents: ['src/**/*.{ts,tsx}', '!src/generated/**', '!src/graphiql/**'],
  ignoreNoDocuments: true,
  generates: {
    'src/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: { unmaskFunctionName: 'unmask' } },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        skipTypename: true,
        useTypeImports: true,
        strictScalars: true,
        // A double holds every amount below ten million million yuan to the cent; sums are made in cents (kit/money).
        scalars: { Decimal: 'number', Date: 'string', DateTime: 'string', UUID: 'string', JSON: 'unknown' },
      },
    },
  },
};

export default config;
