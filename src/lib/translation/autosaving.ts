/** When a form that saves itself is saved: after a pause, when a field is left, by the keys, and when its page is left. */
type Save = (form: HTMLFormElement, keep: string, keepalive?: boolean) => Promise<void>;

const PAUSE = 2000;

/** @returns what saves after a pause, and what ends it all */
export function autosaving(form: HTMLFormElement, save: Save): { later: () => void; end: () => void } {
	const saves = oneByOne(async (keep) => save(form, keep));
	const goOn = (event: KeyboardEvent) => {
		const { target } = event;
		if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !(target instanceof HTMLTextAreaElement)) return;
		event.preventDefault();
		saves.now(target.name.replace('text_', ''));
		nextArea(form, target)?.focus();
	};
	// the last save is waited for, so that nobody is told of a quarrel with oneself
	const submit = (event: SubmitEvent) => {
		saves.cancel();
		const running = saves.running();
		if (!running) return;
		event.preventDefault();
		const { submitter } = event;
		void running.then(() => form.requestSubmit(submitter));
	};
	const leave = () => {
		if (saves.cancel()) void save(form, '', true);
	};

	form.addEventListener('input', saves.later);
	form.addEventListener('change', () => saves.now());
	form.addEventListener('keydown', goOn);
	form.addEventListener('submit', submit);
	window.addEventListener('pagehide', leave);
	const end = () => {
		saves.cancel();
		window.removeEventListener('pagehide', leave);
	};
	return { later: saves.later, end };
}

/** What is asked for while something is saved is saved after it, once. */
function oneByOne(save: (keep: string) => Promise<void>) {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let running: Promise<void> | undefined;
	let next: string | undefined;

	/** @returns whether something was to be saved soon */
	const cancel = (): boolean => {
		const isAwaited = timer !== undefined;
		clearTimeout(timer);
		timer = undefined;
		return isAwaited;
	};
	const now = (keep = '') => {
		cancel();
		if (running) {
			next = keep === '' ? (next ?? '') : keep;
			return;
		}
		running = save(keep).finally(() => {
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
	return { now, later, cancel, running: () => running };
}

/** What is folded is done, and passed. */
function nextArea(form: HTMLFormElement, area: HTMLTextAreaElement): HTMLElement | null {
	const areas = [...form.querySelectorAll('textarea')];
	const after = areas.slice(areas.indexOf(area) + 1).find((each) => each.closest('details:not([open])') === null);
	return after ?? form.querySelector<HTMLElement>('[data-last]');
}
