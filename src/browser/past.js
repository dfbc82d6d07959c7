// The last days of a domain's servers: asked for, drawn by the extras, and shown when their style is here too.
let style;

export async function show(place) {
  const answer = await fetch(`{{base}}api/v1/history/${place.dataset.domain}?days=7`);
  if (!answer.ok) return;
  style ??= fetchStyle();
  const [past, extras] = await Promise.all([answer.text(), mailstepsExtras(), style]);
  place.innerHTML = extras.past_days(past, mailstepsLocale);
}

function fetchStyle() {
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = "{{past_style}}";
    link.onload = resolve;
    link.onerror = (error) => {
      link.remove();
      // The next time it is tried again.
      style = undefined;
      reject(error);
    };
    document.head.append(link);
  });
}
