/** What is read from the forms of the joint report. */
import { readDay } from '#lib/day.ts';
import { all, at, no, yes, type Decision } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { readSide, type Side } from '#lib/projects/rule-set.ts';
import { readText } from '#lib/text.ts';

export type LeaderApproval = { side: Side; leaderName: string; approvedOn: string };

/** @param today an approval is of a day that has been */
export function readLeaderApproval(form: FormData, today: string): Decision<LeaderApproval> {
	const side = readSide(field(form, 'side'));
	if (!side) return no({ field: '', key: 'project_report.side_unknown' });
	const name = readText(form.get(`leader_name_${side}`), { max: 200, required: true });
	const day = at(`approved_on_${side}`, readDay(field(form, `approved_on_${side}`)));
	return all({
		side: yes(side),
		leaderName: name.ok ? name : no({ field: `leader_name_${side}`, key: 'project_report.leader_missing' }),
		approvedOn:
			day.ok && day.value > today ? no({ field: `approved_on_${side}`, key: 'project_report.approved_later' }) : day
	});
}
