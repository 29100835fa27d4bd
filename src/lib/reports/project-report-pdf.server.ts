import { typeset, type Typeset } from '#lib/typst.server.ts';
import type { Text } from '#lib/ui/text.ts';
import type { ProjectReportContent } from './project-report-content.ts';
import { printOf } from './project-report-print.ts';
import template from './project-report.typ?raw';

export type Paper = { readonly text: Text; readonly notice: string; readonly isSubmitted: boolean };

/** Tagged, in the language of `text`, by the rules of PDF/UA-1. */
export function projectReportPdf(content: ProjectReportContent, { text, ...about }: Paper): Promise<Typeset> {
	return typeset({ template, data: printOf(content, text, about) });
}
