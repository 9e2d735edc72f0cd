// What html-validate.min.js is made from.  To take a newer version, in an empty folder:
//   npm install html-validate@10.17.0 esbuild
//   npx esbuild entry.js --bundle --minify --format=iife --legal-comments=none --outfile=html-validate.min.js
import { HtmlValidate, StaticConfigLoader } from "html-validate/browser";
const checker = new HtmlValidate(new StaticConfigLoader({ extends: ["html-validate:standard"] }));
window.invalidHtml = (html) => {
  const report = checker.validateStringSync(html);
  return report.results.flatMap((r) => r.messages).map((m) => `${m.ruleId} ${m.line}:${m.column} ${m.message}`);
};
