import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { Drawing } from './Columns';

echarts.use([BarChart, LineChart, GridComponent, TooltipComponent, LegendComponent, AriaComponent, SVGRenderer]);

export function Drawn(drawing: Drawing) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<echarts.ECharts>(null);
  const pick = useRef(drawing.onPick);
  useEffect(() => { pick.current = drawing.onPick; });

  useEffect(() => {
    const at = place.current;
    if (!at) return;
    const drawn = echarts.init(at, null, { renderer: 'svg' });
    chart.current = drawn;
    // The whole column is the target, not only its coloured part.
    drawn.getZr().on('click', (e) => {
      const index: unknown = drawn.convertFromPixel('grid', [e.offsetX, e.offsetY])[0];
      const keys = keysOf.get(drawn);
      const key = typeof index === 'number' && drawn.containPixel('grid', [e.offsetX, e.offsetY]) ? keys?.[Math.round(index)] : undefined;
      if (key !== undefined) pick.current?.(key);
    });
    const sized = new ResizeObserver(() => drawn.resize());
    sized.observe(at);
    return () => {
      sized.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    if (!chart.current) return;
    keysOf.set(chart.current, drawing.keys);
    chart.current.setOption(options(drawing), { notMerge: true });
  }, [drawing]);

  return <div ref={place} className={drawing.onPick ? 'drawn pickable' : 'drawn'} />;
}

const keysOf = new WeakMap<echarts.ECharts, readonly string[]>();

/** SVG knows no CSS variables in echarts' own colour sums: they are read when the chart is drawn. */
const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const short = new Intl.NumberFormat('zh-CN', { notation: 'compact', maximumFractionDigits: 1 });
const shortEn = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

function options({ keys, labels = keys, series, write, stacked, picked }: Drawing): echarts.EChartsCoreOption {
  const [ink, muted, line, card] = ['--ink', '--muted', '--line', '--card'].map(colour);
  const few = document.documentElement.lang === 'en' ? shortEn : short;
  const font = { color: muted, fontSize: 11, fontFamily: getComputedStyle(document.body).fontFamily };
  return {
    animationDuration: 250,
    grid: { left: 4, right: 8, top: series.length > 1 ? 30 : 10, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: series.length > 1 ? { top: 0, left: 0, itemWidth: 12, itemHeight: 8, itemGap: 18, textStyle: { ...font, color: ink, fontSize: 12 }, icon: 'roundRect' } : undefined,
    tooltip: {
      trigger: 'axis', axisPointer: { type: 'shadow' }, confine: true, backgroundColor: card, borderColor: line, textStyle: { color: ink, fontSize: 12 },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? write(value) : '—'),
    },
    xAxis: { type: 'category', data: labels, axisTick: { show: false }, axisLine: { lineStyle: { color: line } }, axisLabel: { ...font, hideOverlap: true } },
    yAxis: { type: 'value', minInterval: 1, splitNumber: 3, axisLabel: { ...font, formatter: (n: number) => few.format(n) }, splitLine: { lineStyle: { color: line } } },
    series: series.map((s) => ({
      name: s.name, type: s.line ? 'line' : 'bar', stack: stacked && !s.line ? 'all' : undefined, barMaxWidth: 34, symbolSize: 5, color: colour(s.colour),
      data: s.values.map((value, i) => ({ value, itemStyle: { opacity: picked && picked.size > 0 && !picked.has(keys[i] ?? '') ? 0.35 : 1 } })),
    })),
  };
}
