/** When a form that saves itself is saved: after a pause, when a field is left, by the keys, and when its page is left. */
type Save = (form: HTMLFormElement, keep: string, keepalive?: boolean) => Promise<void>;

const PAUSE = 2000;

/** @returns what listens to the form, which gives back what ends it */
export function autosaving(form: HTMLFormElement, save: Save) {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let running: Promise<void> | undefined;
	let next: string | undefined;

	const wait = () => {
		clearTimeout(timer);
		timer = undefined;
	};
	const now = (keep = '') => {
		wait();
		if (running) {
			next = keep === '' ? (next ?? '') : keep;
			return;
		}
		running = save(form, keep).finally(() => {
			running = undefined;
			const wish = next;
			next = undefined;
			if (wish !== undefined) now(wish);
		});
	};
	const later = () => {
		clearTimeout(timer);
		timer = setTimeout(now, PAUSE);
	};
	const goOn = (event: KeyboardEvent) => {
		const { target } = event;
		if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !(target instanceof HTMLTextAreaElement)) return;
		event.preventDefault();
		now(target.name.replace('text_', ''));
		nextArea(form, target)?.focus();
	};
	// the last save is waited for, so that nobody is told of a quarrel with oneself
	const submit = (event: SubmitEvent) => {
		wait();
		if (!running) return;
		event.preventDefault();
		const { submitter } = event;
		void running.then(() => form.requestSubmit(submitter));
	};
	const leave = () => {
		if (timer !== undefined) void save(form, '', true);
		clearTimeout(timer);
	};
	const changed = () => now();

	form.addEventListener('input', later);
	form.addEventListener('change', changed);
	form.addEventListener('keydown', goOn);
	form.addEventListener('submit', submit);
	window.addEventListener('pagehide', leave);
	const end = () => {
		clearTimeout(timer);
		window.removeEventListener('pagehide', leave);
	};
	return { later, end };
}

/** What is folded is done, and passed. */
function nextArea(form: HTMLFormElement, area: HTMLTextAreaElement): HTMLElement | null {
	const areas = [...form.querySelectorAll('textarea')];
	const after = areas.slice(areas.indexOf(area) + 1).find((each) => each.closest('details:not([open])') === null);
	return after ?? form.querySelector<HTMLElement>('[data-last]');
}
