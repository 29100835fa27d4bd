/**
 * Mail for readers that show more than letters: one column, no picture, no font and nothing else from elsewhere, so that
 * it looks the same when those are shut off. Colours stand on each element for readers that drop the head; those of the
 * dark scheme stand in the head, for the readers that know of it.
 */
import type { ContentLang } from '#lib/lang.ts';

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? '');
}

const ink = '#252c31';
/** Inline for the light scheme; the class carries the dark one. */
export const styles = {
	h1: `class="ink" style="margin:0 0 12px;font-size:22px;line-height:1.25;font-weight:700;color:${ink}"`,
	h2: `class="ink" style="margin:28px 0 0;padding:0 0 6px;font-size:17px;line-height:1.35;font-weight:700;color:${ink}"`,
	h3: `class="ink" style="margin:0;font-size:16px;line-height:1.4;font-weight:700;color:${ink}"`,
	p: `class="ink" style="margin:0 0 12px;color:${ink}"`,
	tight: `class="ink" style="margin:2px 0 0;color:${ink}"`,
	apart: `class="ink" style="margin:12px 0 0;color:${ink}"`,
	last: 'class="meta" style="margin:20px 0 0;font-size:14px;line-height:1.45;color:#4f585e"',
	meta: 'class="meta" style="margin:4px 0 0;font-size:14px;line-height:1.45;color:#4f585e"',
	a: 'class="link" style="color:#0b5c6b;text-decoration:underline"',
	item: 'class="item" style="padding:14px 0;border-top:1px solid #b9bcbd"',
	foot: 'class="foot" style="margin:32px 0 0;padding:16px 0 0;border-top:2px solid #43828d"',
	old: 'class="meta" style="color:#4f585e;text-decoration:line-through"',
	notice:
		'class="notice" style="margin:0 0 20px;padding:10px 12px;font-size:14px;line-height:1.45;border:1px solid #8a6d00;background:#fff6d6;color:#3d3000"',
	brand: 'class="meta" style="margin:0 0 20px;font-size:14px;line-height:1.45;color:#4f585e"'
} as const;

const dark = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){.sheet{background:#15181a!important}.ink{color:#ececed!important}.meta{color:#b5babd!important}.link{color:#8fc6d1!important}.item{border-color:#4c5153!important}.foot{border-color:#67868e!important}.notice{background:#332a07!important;color:#ffe9a8!important;border-color:#b8952a!important}}`;

export type Sheet = {
	lang: ContentLang;
	title: string;
	/** Says that the data are invented, while they are. */
	notice: string | undefined;
	/** HTML. */
	content: string;
};

export function htmlPage({ lang, title, notice, content }: Sheet): string {
	const above = notice === undefined ? '' : `<p ${styles.notice}>${escapeHtml(notice)}</p>\n`;
	return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${dark}</style>
</head>
<body class="sheet" style="margin:0;padding:0;background:#ffffff">
<div class="sheet" lang="${lang}" style="background:#ffffff">
<div class="ink" style="max-width:600px;margin:0 auto;padding:20px 16px 32px;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;color:${ink};overflow-wrap:anywhere;word-break:break-word">
${above}${content}
</div>
</div>
</body>
</html>
`;
}

/** Paragraphs of a plain text; an address that stands on a line of its own is a link. */
export function textAsHtml(text: string): string {
	return text
		.trim()
		.split(/\n{2,}/)
		.map((part) => `<p ${styles.p}>${part.split('\n').map(lineAsHtml).join('<br>\n')}</p>`)
		.join('\n');
}

function lineAsHtml(line: string): string {
	const shown = escapeHtml(line);
	return /^https?:\/\/[^\s<>"]+$/.test(line) ? link(line, shown) : shown;
}

/** @param shown HTML */
export function link(href: string, shown: string): string {
	return `<a href="${escapeHtml(href)}" ${styles.a}>${shown}</a>`;
}

/** Marks words that are in another language than what stands around them. */
export function inLanguage(text: string, language: ContentLang | undefined, around: ContentLang): string {
	const shown = escapeHtml(text);
	return language === undefined || language === around ? shown : `<span lang="${language}">${shown}</span>`;
}
