/** What of the journal others may hear of. Whether somebody may read it is asked again each time it is shown or sent. */
export const newsKinds = [
	'need.opened',
	'need.addendum_added',
	'need.question_answered',
	'need.state_changed',
	'event.published',
	'event.changed',
	'event.cancelled',
	'event.minutes_published',
	'pilot.published',
	'pilot.standing_changed',
	'measurement.approved',
	'lesson.published',
	'solution.published',
	'adoption.confirmed'
] as const;
export type NewsKind = (typeof newsKinds)[number];

export function isNews(kind: string): kind is NewsKind {
	return newsKinds.some((each) => each === kind);
}
