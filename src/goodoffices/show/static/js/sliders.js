// A slider beside the likeliest value of every input; without this script the three numbers do it all.

function slider(field) {
  const made = document.createElement("input");
  made.type = "range";
  made.min = field.min;
  made.max = field.max;
  made.step = (Number(field.max) - Number(field.min)) / 100;
  made.value = field.value;
  made.setAttribute("aria-label", field.getAttribute("aria-label") + ", slider");
  const low = field.form.elements[field.dataset.low];
  const high = field.form.elements[field.dataset.high];
  made.addEventListener("input", () => {
    field.value = made.value;
    if (Number(low.value) > Number(made.value)) low.value = made.value;
    if (Number(high.value) < Number(made.value)) high.value = made.value;
  });
  field.addEventListener("input", () => { made.value = field.value; });
  high.after(made);
}

document.querySelectorAll("input[data-low]").forEach(slider);
