import { attribute, tagsOf } from './xml-tags.ts';

/** Whether a style of a workbook shows a number as a day, from the XML of its styles. */
export function dayStyles(xml: string): (style: string | undefined) => boolean {
	const formats = new Map<string, string>();
	const days: boolean[] = [];
	let inUse = false;
	for (const tag of tagsOf(xml)) {
		const id = attribute(tag, 'numFmtId') ?? '0';
		if (tag.name === 'numFmt') formats.set(id, attribute(tag, 'formatCode') ?? '');
		if (tag.name === 'cellXfs') inUse = tag.kind === 'open';
		if (inUse && tag.name === 'xf' && tag.kind !== 'close') days.push(isDayFormat(id, formats));
	}
	return (style) => style !== undefined && days[Number(style)] === true;
}

/** Some formats have numbers that every workbook knows; others are written out, with literal text among the signs. */
function isDayFormat(id: string, formats: ReadonlyMap<string, string>): boolean {
	const code = formats.get(id);
	if (code === undefined) return /^(?:1[4-7]|22|2[7-9]|3[0-6]|5[0-8])$/.test(id);
	const signs = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '');
	return /[dy]/i.test(signs) || /m{3,}/i.test(signs);
}
