/** The parts of ECharts this house draws with: nothing else of it is loaded. */
import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([BarChart, LineChart, GridComponent, AriaComponent, CanvasRenderer]);

export { init };
