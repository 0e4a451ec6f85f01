// Lists the national holidays that the public list of @holiday-jp/holiday_jp names, one a line, from the web page's packages (folder given).
import { createRequire } from 'node:module';

const [, , packages] = process.argv;
const { holidays } = createRequire(`${packages}/package.json`)('@holiday-jp/holiday_jp');
console.log(Object.keys(holidays).join('\n'));
