/** The archive of a period: report, figures, everything as data, and each document of its lines, with checksums. */
import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { pathOf } from '#lib/documents/file-folder.server.ts';
import { pairLangs, type PairLang } from '#lib/lang.ts';
import { messages } from '#lib/messages.server.ts';
import { textFor } from '#lib/ui/text.ts';
import type { ZipPart } from '#lib/zip.server.ts';
import { contentText, type ProjectReportContent } from './project-report-content.ts';
import { annexCsv } from './project-report-csv.ts';
import type { AnnexDocument } from './project-report-figures.ts';
import { projectReportPdf } from './project-report-pdf.server.ts';
import { annexWorkbook } from './project-report-xlsx.server.ts';
import { sectionKeys } from './project-report.ts';

type Archive = { readonly dataDir: string; readonly isDemo: boolean; readonly isSubmitted: boolean };

/** Made one by one while they are sent. Where no PDF can be made, a note stands in its place. */
export async function* archiveParts(content: ProjectReportContent, archive: Archive): AsyncGenerator<ZipPart> {
	const bytes = (text: string) => new TextEncoder().encode(text);
	yield { name: 'rapport.json', body: bytes(JSON.stringify(JSON.parse(contentText(content)), null, '\t')) };
	for (const lang of pairLangs) {
		const text = textFor(lang, messages[lang]);
		const notice = archive.isDemo ? text.t('ui.demo_notice') : '';
		yield { name: `${lang}/tekst.txt`, body: bytes(plainText(content, lang, notice)) };
		const made = await projectReportPdf(content, { text, notice, isSubmitted: archive.isSubmitted });
		yield made.ok
			? { name: `${lang}/rapport.pdf`, body: made.pdf, isPacked: true }
			: { name: `${lang}/pdf-mangler.txt`, body: bytes(text.t(`project_report.pdf_${made.why}`)) };
		yield { name: `${lang}/vedlegg.xlsx`, body: await annexWorkbook(content, { text, notice }), isPacked: true };
		for (const annex of content.annexes)
			yield { name: `${lang}/vedlegg-${annex.side}.csv`, body: bytes(annexCsv(annex, content, { text, notice })) };
	}
	yield* documentParts(content, archive.dataDir);
}

function plainText({ texts }: ProjectReportContent, lang: PairLang, notice: string): string {
	const { t } = textFor(lang, messages[lang]);
	const sections = sectionKeys.map((key) => `${t(`project_report.section_${key}`)}\n\n${texts[lang][key]}`);
	return `${[...(notice === '' ? [] : [notice]), ...sections].join('\n\n\n')}\n`;
}

/** Each document once, however many lines it proves; `rapport.json` says which line has which. */
async function* documentParts({ annexes }: ProjectReportContent, dataDir: string): AsyncGenerator<ZipPart> {
	const documents = new Map<string, AnnexDocument>(
		annexes.flatMap(({ lines }) => lines.flatMap((line) => line.documents.map((each) => [each.id, each] as const)))
	);
	for (const { id, name, sha256 } of documents.values()) {
		const path = pathOf(dataDir, sha256);
		const isThere = await access(path).then(
			() => true,
			() => false
		);
		if (isThere) yield { name: `dokumenter/${id}-${harmless(name)}`, body: createReadStream(path), isPacked: true };
		else yield { name: `dokumenter/${id}-mangler.txt`, body: new TextEncoder().encode(`${name}\n`) };
	}
}

/** A name that is a file on every system, and no path. */
function harmless(name: string): string {
	return name.replace(/[^\p{L}\p{N}._-]+/gu, '_').slice(-100);
}
