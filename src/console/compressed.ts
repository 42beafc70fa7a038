import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const worth = 1024;

/** Lays compressed twins beside each page, script and style: the host sends them as they are (Compressed.cs). */
export function compressed(): Plugin {
  return {
    name: 'compressed-twins',
    apply: 'build',
    enforce: 'post',
    writeBundle({ dir = 'dist' }, bundle) {
      for (const name of Object.keys(bundle)) {
        if (!/\.(js|css|html|ttf|svg)$/.test(name)) continue;
        const file = join(dir, name);
        const content = readFileSync(file);
        if (content.length < worth) continue;
        // The editor of GraphiQL is large and seldom loaded: the last percent is not worth ten seconds of each build.
        const quality = content.length < 600_000 ? 11 : 9;
        writeFileSync(`${file}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }));
        writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
      }
    },
  };
}
