/**
 * Headers and the compiler of shaders for `npm run build:vulkan`, of one pinned version whatever the machine has: packages
 * of Debian 13, unpacked into a folder and not installed. Elsewhere than on Linux for x64 the environment names what
 * `npm run build:vulkan -- --shaders` made there (VULKAN_MADE), or VULKAN_HEADERS (a folder with vulkan/ and spirv/) and
 * VULKAN_GLSLC, both of a Vulkan SDK for example.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface VulkanTools {
  /** Has vulkan/vulkan.hpp and spirv/unified1/spirv.hpp. */
  readonly headers: string;
  /** Run with glslc's arguments; null where the shaders are made already. */
  readonly glslc: string | null;
  /** A folder of shaders as C++ and their header; null where glslc makes them. */
  readonly shaders: string | null;
}

/** Where `--shaders` puts what is the same on every system, and where `VULKAN_MADE` is read from. */
export function madeVulkan(folder: string): { readonly headers: string; readonly shaders: string } {
  return { headers: join(folder, 'include'), shaders: join(folder, 'shaders') };
}

interface PinnedPackage {
  readonly name: string;
  readonly version: string;
  readonly sha256: string;
}

/** The C library and that of C++ go with glslc, which is newer than what the machine may have. */
const packages: readonly PinnedPackage[] = [
  {
    name: 'libvulkan-dev',
    version: '1.4.309.0-1',
    sha256: '8d329d465e16168afff58b1bd0dd6db46aac2cc3f56054a481b25a04e90b345a',
  },
  {
    name: 'spirv-headers',
    version: '1.6.1+1.4.309.0-1',
    sha256: 'dc18db866d63680351c40ac6b6bece34cb52da64a7799ce1cc4f16f6bff4d064',
  },
  {
    name: 'glslc',
    version: '2025.2-1',
    sha256: 'e05374965709159303041b104d4a26022d6ac5eb8296450364d66ae864a20367',
  },
  {
    name: 'libshaderc1',
    version: '2025.2-1',
    sha256: '2a67c8f784c65e1aa0d251819c020917405b490fbb543c6a73a52a631e476463',
  },
  {
    name: 'libc6',
    version: '2.41-12+deb13u5',
    sha256: 'b59b0625cd1a791375d40dab23a4d5d3d0641e3d0a773501becdc3725b7f99cf',
  },
  {
    name: 'libstdc++6',
    version: '14.2.0-19',
    sha256: 'ab1fa05837aa7a92aae748fd07a18a35f7d18bb4a71c4724fe2bbf0e32089de0',
  },
  {
    name: 'libgcc-s1',
    version: '14.2.0-19',
    sha256: '3c71917b490d1a17aed43196a2787a256ecf060526cdb20216a74bedc061b150',
  },
];

/** Debian keeps a version until the next one is out; its archive keeps each as it was on a day. */
const sources = [
  'deb [trusted=yes] http://deb.debian.org/debian trixie main',
  'deb [trusted=yes check-valid-until=no] http://snapshot.debian.org/archive/debian/20261101T000000Z trixie main',
];

/** With a list of sources, lists and a cache of its own: the machine's are not touched. What it fetches is checked below. */
async function downloadPackages(source: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const inner of ['lists/partial', 'cache/archives/partial', 'debs']) {
    await mkdir(join(folder, inner), { recursive: true });
  }
  await writeFile(join(folder, 'sources.list'), `${source}\n`);
  const settings = {
    'Dir::Etc::sourcelist': join(folder, 'sources.list'),
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::State::Lists': join(folder, 'lists'),
    'Dir::Cache': join(folder, 'cache'),
    'APT::Architecture': 'amd64',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  const wanted = packages.map(({ name, version }) => `${name}=${version}`);
  const cwd = join(folder, 'debs');
  await run('apt-get', [...options, 'update'], { cwd });
  await run('apt-get', [...options, 'download', ...wanted], { cwd });
}

async function fetchPackages(folder: string): Promise<readonly string[]> {
  const failures: string[] = [];
  for (const source of sources) {
    try {
      await downloadPackages(source, folder);
      return await checkedFiles(join(folder, 'debs'));
    } catch (error) {
      failures.push(error instanceof Error ? error.message.trim() : String(error));
    }
  }
  throw new Error(`The packages for building with Vulkan cannot be fetched.\n${failures.join('\n')}`);
}

/** Exactly the pinned files, or it throws. */
async function checkedFiles(folder: string): Promise<readonly string[]> {
  const found = new Map<string, string>();
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    found.set(
      createHash('sha256')
        .update(await readFile(file))
        .digest('hex'),
      file,
    );
  }
  return packages.map(({ name, version, sha256 }) => {
    const file = found.get(sha256);
    if (file === undefined) throw new Error(`What was fetched as ${name} ${version} is another file.`);
    return file;
  });
}

/** `folder` is made once and kept; what is there of another list of packages is rebuilt. */
export async function vulkanTools(folder: string): Promise<VulkanTools> {
  const made = process.env['VULKAN_MADE'];
  if (made !== undefined) return { ...madeVulkan(resolve(made)), glslc: null };
  const headers = process.env['VULKAN_HEADERS'];
  const glslc = process.env['VULKAN_GLSLC'];
  if (headers !== undefined && glslc !== undefined) return { headers, glslc, shaders: null };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'Name what `npm run build:vulkan -- --shaders` made on Linux in VULKAN_MADE, or headers and glslc in VULKAN_HEADERS and VULKAN_GLSLC.',
    );
  }
  const tools = { headers: join(folder, 'usr', 'include'), glslc: join(folder, 'glslc'), shaders: null };
  const stamp = join(folder, 'packages.json');
  const wanted = JSON.stringify(packages);
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted) return tools;
  const fresh = `${folder}.new`;
  for (const old of [fresh, folder]) await rm(old, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  const fetched = join(fresh, 'fetched');
  for (const file of await fetchPackages(fetched)) await run('dpkg-deb', ['--extract', file, fresh]);
  await rm(fetched, { recursive: true });
  await writeFile(join(fresh, 'glslc'), launcher);
  await chmod(join(fresh, 'glslc'), 0o755);
  await writeFile(join(fresh, 'packages.json'), wanted);
  await rename(fresh, folder);
  return tools;
}

/** Its own dynamic linker, so that the machine's older libraries are not mixed in. */
const launcher = `#!/bin/sh
root=$(dirname "$0")
exec "$root/usr/lib64/ld-linux-x86-64.so.2" --library-path "$root/usr/lib/x86_64-linux-gnu" "$root/usr/bin/glslc" "$@"
`;
