// Prints the note of each item: node citeproc.js STYLE ITEMS LOCALE
const CSL = require("citeproc");
const fs = require("fs");

const [style, items, locale] = process.argv.slice(2).map((path) => fs.readFileSync(path, "utf8"));
const list = JSON.parse(items);
const byId = new Map(list.map((item) => [item.id, item]));
const system = {
  retrieveLocale: () => locale,
  retrieveItem: (id) => structuredClone(byId.get(id)),
};
const engine = new CSL.Engine(system, style);
engine.setOutputFormat("text");
const before = [];
const notes = {};
list.forEach((item, place) => {
  const cluster = { citationID: `c${place}`, citationItems: [{ id: item.id }], properties: { noteIndex: place + 1 } };
  const printed = engine.processCitationCluster(cluster, before, [])[1];
  notes[item.id] = printed[printed.length - 1][1];
  before.push([cluster.citationID, place + 1]);
});
console.log(JSON.stringify(notes));
