// Narrows the list while somebody types; without script the whole list stays and the browser's own search finds all.
(() => {
  const field = document.getElementById("cari");
  const told = document.getElementById("jumlah");
  document.getElementById("cari-baris").hidden = false;
  field.addEventListener("input", () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of document.querySelectorAll("tbody tr")) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
      if (!row.hidden) shown++;
    }
    for (const part of document.querySelectorAll("section")) part.hidden = !part.querySelector("tbody tr:not([hidden])");
    told.textContent = shown + " dokumen";
  });
})();
