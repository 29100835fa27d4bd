/** The whole file of one expense: its papers as they are, the rest as data and as a page to read, with checksums. */
import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { csvText } from '#lib/csv.ts';
import { pathOf } from '#lib/documents/file-folder.server.ts';
import { changesOf } from '#lib/funding/expense-changes.ts';
import { asKey } from '#lib/i18n.ts';
import type { Text } from '#lib/ui/text.ts';
import type { ZipPart } from '#lib/zip.server.ts';
import type { ExpenseRecord } from './expense-record.server.ts';
import { fileNames } from './file-names.ts';
import { proofFiles } from './proof-files.ts';
import { recordJson } from './record-json.server.ts';
import { recordSummary } from './record-summary.server.ts';

type With = { readonly dataDir: string; readonly text: Text; readonly notice: string };

/** Made one by one while they are sent. Where a paper is lost from the disk, a note stands in its place. */
export async function* recordParts(record: ExpenseRecord, { dataDir, text, notice }: With): AsyncGenerator<ZipPart> {
	const bytes = (content: string) => new TextEncoder().encode(content);
	const files = fileNames(record.documents.map(({ name }) => name)).map((name) => `dokumenter/${name}`);
	yield { name: 'utgift.html', body: bytes(recordSummary(record, files, text, notice)) };
	yield { name: 'utgift.json', body: bytes(recordJson(record, files)) };
	yield { name: 'historikk.csv', body: bytes(historyCsv(record, text)) };
	for (const { name, content } of record.proofs.flatMap(proofFiles)) yield { name, body: bytes(content) };
	for (const [index, { sha256 }] of record.documents.entries()) {
		const path = pathOf(dataDir, sha256);
		const name = files[index] ?? sha256;
		if (await isThere(path)) yield { name, body: createReadStream(path), isPacked: true };
		else yield { name: `${name}.mangler.txt`, body: bytes(`${text.t('audit.paper_lost')}\nSHA-256 ${sha256}\n`) };
	}
}

/** One row for each value that was changed, and one for each move that changed none. */
function historyCsv({ history }: ExpenseRecord, text: Text): string {
	const { t } = text;
	const head = ['when', 'who', 'what', 'why', 'field', 'before', 'after'] as const;
	const rows = history.toReversed().flatMap((move) => {
		const moved = [
			new Date(move.at).toISOString(),
			move.name ?? t('ui.the_system'),
			t(asKey(`journal.${move.kind.replace('.', '_')}`)),
			move.reason ?? ''
		];
		const changes = changesOf(move.before, move.after, text);
		if (changes.length === 0) return [[...moved, '', '', '']];
		return changes.map(({ label, before, after }) => [...moved, label, before, after]);
	});
	return csvText([head.map((name) => t(`audit.history_${name}`)), ...rows]);
}

function isThere(path: string): Promise<boolean> {
	return access(path).then(
		() => true,
		() => false
	);
}
