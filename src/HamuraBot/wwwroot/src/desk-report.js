// Draws the columns of a report from the table beneath them; without it the table tells the same.
import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } from 'chart.js';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

const ACCENT = '#0017c1';
const TICK = 6;

/** Languages differ by pattern, too: a printer may know one colour only. */
function hatched() {
  const tile = document.createElement('canvas');
  tile.width = tile.height = TICK;
  const pen = tile.getContext('2d');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, TICK, TICK);
  pen.strokeStyle = '#1a1a1a';
  pen.lineWidth = 2;
  pen.beginPath();
  for (const from of [-TICK, 0, TICK]) {
    pen.moveTo(from, TICK);
    pen.lineTo(from + TICK, 0);
  }
  pen.stroke();
  return pen.createPattern(tile, 'repeat');
}

function draw(place) {
  const table = document.getElementById(place.dataset.chart);
  const labels = [...table.tHead.rows[0].cells].slice(1).map(cell => cell.textContent);
  const rows = [...table.tBodies[0].rows].filter(row => !row.classList.contains('total'));
  const fills = [ACCENT, hatched()];
  const canvas = document.createElement('canvas');
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', place.dataset.label);
  const legend = document.createElement('p');
  legend.className = 'legend';
  legend.setAttribute('aria-hidden', 'true');
  for (const [i, row] of rows.entries()) legend.append(Object.assign(document.createElement('span'), { className: `series-${i}`, textContent: row.cells[0].textContent }));
  const frame = document.createElement('div');
  frame.className = 'canvas';
  frame.append(canvas);
  place.append(legend, frame);
  const font = { family: getComputedStyle(document.body).fontFamily, size: 14 };
  return new Chart(canvas, {
    type: 'bar',
    data: {
      labels,
      datasets: rows.map((row, i) => ({
        label: row.cells[0].textContent,
        data: [...row.cells].slice(1).map(cell => Number(cell.textContent.replace(/,/g, ''))),
        backgroundColor: fills[i],
        borderColor: i === 0 ? ACCENT : '#1a1a1a',
        borderWidth: 1,
        maxBarThickness: 48
      }))
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      scales: {
        x: { stacked: true, grid: { display: false }, ticks: { font, color: '#1a1a1a' } },
        y: { stacked: true, beginAtZero: true, ticks: { font, color: '#4d4d4d', precision: 0, maxTicksLimit: 5 } }
      }
    }
  });
}

const charts = [...document.querySelectorAll('[data-chart]')].map(draw);
addEventListener('beforeprint', () => charts.forEach(chart => chart.resize()));
addEventListener('afterprint', () => charts.forEach(chart => chart.resize()));

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}
