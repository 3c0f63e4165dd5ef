// Behaviour that the pages can do without. One listener of each kind on the document, so that swapped parts need
// nothing. Comments stand on lines of their own: .ci/build_static.py leaves them out of site.js.
(() => {
  const root = document.documentElement;
  const words = document.currentScript.dataset;
  const source = document.currentScript.src;
  const longestSide = 2000;
  const worthShrinking = 700000;
  root.dataset.js = "";

  const on = (type, selector, act, capture) => document.addEventListener(type, (event) => {
    const element = event.target.closest && event.target.closest(selector);
    if (element) act(element, event);
  }, capture);

  const tell = (sentence, kind, place) => {
    const note = document.createElement("div");
    const text = document.createElement("p");
    note.className = "note " + kind;
    text.textContent = sentence;
    note.append(text);
    (place || document.getElementById("notices")).replaceChildren(note);
    note.scrollIntoView({ block: "nearest" });
    return note;
  };

  // Rupiah: dots appear while typing, the caret stays behind the same digit. Words such as "15rb" are left alone.
  on("input", "[data-money]", (input) => {
    if (!/^[\d.\s]*$/.test(input.value)) return;
    const behind = input.value.slice(0, input.selectionStart).replace(/\D/g, "").length;
    input.value = input.value.replace(/\D/g, "").replace(/^0+(?=\d)/, "").replace(/\B(?=(\d{3})+$)/g, ".");
    let at = 0;
    for (let seen = 0; seen < behind && at < input.value.length; at++) if (/\d/.test(input.value[at])) seen++;
    input.setSelectionRange(at, at);
  });

  // Deleting next to a dot deletes the digit behind it, because the dot would only come back.
  on("keydown", "[data-money]", (input, event) => {
    const at = input.selectionStart;
    if (at !== input.selectionEnd) return;
    if (event.key === "Backspace" && input.value[at - 1] === ".") input.setSelectionRange(at - 1, at - 1);
    if (event.key === "Delete" && input.value[at] === ".") input.setSelectionRange(at + 1, at + 1);
  });

  on("click", "[data-print]", () => print());

  on("click", "[data-copy]", async (button) => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
    } catch {
      const field = document.createElement("textarea");
      field.value = button.dataset.copy;
      button.after(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    const label = button.querySelector("span") || button;
    const before = label.textContent;
    label.textContent = button.dataset.copied;
    setTimeout(() => { label.textContent = before; }, 2500);
  });

  // Counting without anybody's name: links that were used and searches in vain, each once on a page, sent when the
  // page is left. Nothing is kept in the browser for it.
  const tallied = [];
  const tally = (name, value) => {
    if (tallied.some((one) => one[0] === name && one[1] === value)) return;
    if (tallied.length < 12) tallied.push([name, value]);
  };
  const leave = () => {
    if (tallied.length) navigator.sendBeacon("/produk", new URLSearchParams(tallied.splice(0)));
  };
  // Suggestions that come after the search itself was sent are late: watch() takes them away.
  let asked;
  on("submit", "form", (form) => { if (form.elements.q) asked = form.elements.q.value; }, true);

  on("click", "[data-tally]", (link) => tally("link", link.dataset.tally));
  addEventListener("pagehide", leave);
  addEventListener("visibilitychange", () => { if (document.hidden) leave(); });

  // A filter sends itself; where htmx has the form, it swaps the list only. What is typed is sent by Enter or the
  // button: Enter changes the field too, and would send it twice.
  on("change", "form[data-auto] select", (select) => select.form.requestSubmit());

  // Photos: shown small at once (drawn, because the policy allows no blob: pictures) and shrunk before they travel.
  const shrink = async (file) => {
    if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size < worthShrinking || !window.createImageBitmap) return file;
    try {
      const picture = await createImageBitmap(file);
      const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
      const blob = await new Promise((done) => draw(picture, picture.width * scale, picture.height * scale).toBlob(done, "image/jpeg", 0.86));
      picture.close();
      return blob && blob.size < file.size ? new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" }) : file;
    } catch {
      return file;
    }
  };

  const draw = (picture, width, height) => {
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width);
    canvas.height = Math.round(height);
    const paper = canvas.getContext("2d");
    paper.fillStyle = "#fff";
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return canvas;
  };

  const preview = async (input) => {
    const shelf = input.closest(".photos").querySelector("[data-previews]");
    shelf.replaceChildren();
    for (const file of input.files) {
      try {
        const picture = await createImageBitmap(file);
        const scale = 208 / Math.min(picture.width, picture.height);
        shelf.append(draw(picture, picture.width * scale, picture.height * scale));
        picture.close();
      } catch {
        const name = document.createElement("span");
        name.textContent = file.name;
        shelf.append(name);
      }
    }
  };
  on("change", ".photos input[type=file]", preview);

  // Pictures further down wait until the reader comes near; without this script, nine seconds.
  const comes = window.IntersectionObserver && new IntersectionObserver((seen) => {
    for (const one of seen) if (one.isIntersecting) { one.target.classList.add("near"); comes.unobserve(one.target); }
  }, { rootMargin: "400px" });
  const watch = () => {
    document.querySelectorAll(".late").forEach((card) => (comes ? comes.observe(card) : card.classList.add("near")));
    const hints = document.getElementById("suggestions");
    const form = hints && hints.closest("form");
    if (form && form.elements.q.value === asked) hints.replaceChildren();
    document.querySelectorAll("[data-missed]").forEach((one) => tally("missed", one.dataset.missed));
  };
  watch();
  document.addEventListener("htmx:after:swap", watch);

  // One tap, one change: a second submit while the first is on its way does nothing.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if ("busy" in form.dataset) { event.preventDefault(); return; }
    // Without signal the browser would put its own page over what was typed.
    if (navigator.onLine === false && !form.matches("[data-keep]")) {
      event.preventDefault();
      if (form.querySelector(".submit")) refuse(form, words.lost); else tell(words.lost, "bad");
      return;
    }
    if (form.matches("[data-keep]") && window.FormData && window.DOMParser) {
      event.preventDefault();
      send(form, event.submitter);
    }
    busy(form, true);
  });
  addEventListener("pageshow", () => document.querySelectorAll("[data-busy]").forEach((form) => busy(form, false)));

  const busy = (form, yes) => {
    form.classList.toggle("busy", yes);
    if (yes) form.dataset.busy = ""; else delete form.dataset.busy;
  };

  // A form with files goes in the background, so that a lost signal leaves everything typed and chosen where it is.
  const send = async (form, submitter) => {
    await renew(form);
    const typed = new FormData(form);
    if (submitter && submitter.name) typed.append(submitter.name, submitter.value);
    const bar = document.createElement("progress");
    bar.max = 1;
    bar.setAttribute("aria-label", form.dataset.sending);
    form.querySelector(".submit").before(bar);
    for (const input of form.querySelectorAll("input[type=file]")) {
      if (!input.name || !input.files.length || !input.closest("[data-photos]")) continue;
      typed.delete(input.name);
      for (const file of input.files) typed.append(input.name, await shrink(file));
    }
    await fingerprint(form, typed);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.upload.onprogress = (event) => { if (event.lengthComputable) bar.value = event.loaded / event.total; };
    request.onload = () => { finish(form, bar); arrived(form, request); };
    request.onerror = request.ontimeout = () => { finish(form, bar); refuse(form, form.dataset.keep); };
    request.send(typed);
  };

  // What the sender counted lets the other side see that everything arrived; only some pages ask for it.
  const fingerprint = async (form, typed) => {
    if (!form.elements.sent_sha256 || !window.crypto || !crypto.subtle) return;
    const counted = [];
    for (const [, file] of typed) {
      if (!(file instanceof File) || !file.size) continue;
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
      counted.push([...digest].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
    }
    typed.set("sent_sha256", counted.join());
  };

  // Whoever signed in again in another tab has a new session: a form that was refused takes that one's token along.
  const renew = async (form) => {
    if (!form.elements.csrf_token || !form.querySelector("[data-refused]")) return;
    try {
      const answer = await fetch(location.href);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("main [name=csrf_token]");
      if (fresh) form.elements.csrf_token.value = fresh.value;
    } catch {
      // No signal: the sending that follows says so.
    }
  };

  const finish = (form, bar) => {
    bar.remove();
    busy(form, false);
  };

  const refuse = (form, sentence, links) => {
    let place = form.querySelector("[data-refused]");
    if (!place) {
      place = document.createElement("div");
      place.dataset.refused = "";
      place.setAttribute("role", "alert");
      form.querySelector(".submit").before(place);
    }
    const note = tell(sentence, "bad", place);
    if (links) note.append(...links);
  };

  // The answer is a page: show it in place. A refusal that is no form (too large, signed out, broken) only speaks.
  const arrived = (form, request) => {
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    const main = page.getElementById("main");
    // A refused form comes back whole, whatever its status; other refusals are a page with one sentence.
    if (!main || (request.status >= 400 && !main.querySelector("#errors"))) {
      const sentence = page.querySelector("[data-sentence]");
      const ways = page.querySelectorAll("[data-way-on] a[target]");
      refuse(form, sentence ? sentence.textContent : form.dataset.keep, ways);
      return;
    }
    const chosen = [...form.querySelectorAll("input[type=file]")].filter((input) => input.files.length);
    document.title = page.title;
    for (const id of ["top", "main", "lainnya"]) document.getElementById(id).replaceWith(document.adoptNode(page.getElementById(id)));
    if (request.status >= 400) {
      // Photos that did arrive are in the answer already; chosen ones that did not are chosen again.
      if (!main.querySelector("[name^=kept_]")) chosen.forEach(restore);
    } else {
      // htmx reloads an entry with this mark when the reader comes back to it.
      history.replaceState({ htmx: true }, "");
      history.pushState({ htmx: true }, "", request.responseURL);
    }
    if (window.htmx) htmx.process(document.body);
    watch();
    scrollTo(0, 0);
    focusFirst();
  };

  const restore = (old) => {
    const input = document.getElementById(old.id);
    if (!input || input.type !== "file") return;
    input.files = old.files;
    preview(input);
  };

  const focusFirst = () => {
    const first = document.querySelector("[data-focus]") || document.getElementById("main");
    first.focus({ preventScroll: first.id === "main" });
  };
  if (document.querySelector("[data-focus]")) focusFirst();
  // A refused form is the answer to a post: going back to it later asks for the form itself, not to send it again.
  if (document.getElementById("errors")) history.replaceState(history.state, "", location.href);

  // Pages that may be read without a signal bring the service worker; no other page does.
  if (document.querySelector("[data-offline]") && navigator.serviceWorker) {
    addEventListener("load", () => navigator.serviceWorker.register("/sw.js").catch(() => {}));
  }

  document.addEventListener("htmx:error", () => tell(words.lost, "bad"));
})();
