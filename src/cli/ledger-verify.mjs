/**
 * `npm run ledger:verify -- FILE.json [--head HASH]`: recomputes a public ledger that was downloaded from anywhere. It
 * needs neither a database nor a network; exit code 1 and the first bad row when anything does not hold.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { underProjectNode } from './project-node.mjs';
import { Stop, run, say } from './project.mjs';

await run(() => underProjectNode(fileURLToPath(import.meta.url), verify));

async function verify() {
	const { file, head } = asked();
	const { verifyLedger } = await import('../lib/ledger/verify-ledger.ts');
	const { faultText, verifiedLines } = await import('../lib/ledger/verified-text.ts');
	const verified = await verifyLedger(read(file), (text) => createHash('sha256').update(text).digest('hex'), head);
	if (!verified.ok) throw new Stop(faultText(verified.fault));
	for (const line of verifiedLines(verified)) say(line);
	say(head === undefined ? 'The chain holds. Compare the head with the one on the public page.' : 'The chain holds.');
}

function asked() {
	try {
		const { positionals, values } = parseArgs({ allowPositionals: true, options: { head: { type: 'string' } } });
		const [file, more] = positionals;
		const { head } = values;
		if (file !== undefined && more === undefined && (head === undefined || /^[0-9a-f]{64}$/i.test(head)))
			return { file, head };
	} catch {
		// told below, as any other wrong use
	}
	throw new Stop('Usage: npm run ledger:verify -- FILE.json [--head HASH], HASH being 64 hexadecimal digits');
}

/** @param {string} file @returns {unknown} */
function read(file) {
	try {
		return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
	} catch (fault) {
		throw new Stop(`${file} is no file of JSON that can be read: ${String(Object(fault).message)}`);
	}
}
