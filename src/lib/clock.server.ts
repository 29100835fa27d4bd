/** The one clock of the site. Both countries keep the same time; rules get the day as an argument. */
const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Oslo', dateStyle: 'short' });

/** Today in Norway and Sweden, as an ISO day. */
export function today(now: Date = new Date()): string {
	return day.format(now);
}
