/** A kept need as the fields of its form. */
import { formatDay } from '#lib/format.ts';
import type { Lang } from '#lib/lang.ts';
import { groupChoice } from '#lib/organisations/technology-choice.ts';
import type { NeedContent } from './need-content.ts';

export function valuesOf(lang: Lang, content: NeedContent): Record<string, string> {
	return {
		title: content.title,
		language: content.language,
		text: content.text,
		target_group: content.targetGroup,
		affected_count: content.affectedCount === null ? '' : String(content.affectedCount),
		constraints: content.constraints,
		technology:
			content.technologyGroup === null ? (content.technologyArea ?? '') : groupChoice(content.technologyGroup),
		sites: content.sites.join('\n'),
		type: content.type ?? '',
		procurement_url: content.procurementUrl ?? '',
		deadline: content.deadline === null ? '' : formatDay(lang, content.deadline),
		deadline_time: content.deadlineTime ?? '',
		sealed: content.isSealed ? 'yes' : 'no',
		contact_email: content.contactEmail ?? ''
	};
}
