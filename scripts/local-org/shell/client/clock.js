// Loaded before all else: in a page of the org, `now` is the org's now. A moved clock would otherwise disagree with its records.
(() => {
  const { offset } = JSON.parse(document.getElementById('boot').textContent).clock;
  if (!offset) return;
  const SystemDate = Date;
  class OrgDate extends SystemDate {
    constructor(...parts) {
      super(...(parts.length ? parts : [SystemDate.now() + offset]));
    }

    static now() {
      return SystemDate.now() + offset;
    }
  }
  // Called without new, Date gives text.
  window.Date = new Proxy(OrgDate, { apply: () => new OrgDate().toString() });
  SystemDate.prototype.constructor = window.Date;
})();
