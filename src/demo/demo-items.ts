import type { DemoItem } from './demo-item.js';
import { HEALTH_ITEMS } from './items/health.js';
import { HOUSING_ITEMS } from './items/housing.js';
import { LABOUR_ITEMS } from './items/labour.js';
import { MARKET_ITEMS } from './items/market.js';
import { PLANNING_ITEMS } from './items/planning.js';
import { POLICE_ITEMS } from './items/police.js';
import { TRANSPORT_ITEMS } from './items/transport.js';
import { WATER_ITEMS } from './items/water.js';

/** The 24 items of the demonstration hall, by department. */
export const DEMO_ITEMS: readonly DemoItem[] = [
  ...HOUSING_ITEMS,
  ...WATER_ITEMS,
  ...MARKET_ITEMS,
  ...POLICE_ITEMS,
  ...LABOUR_ITEMS,
  ...PLANNING_ITEMS,
  ...TRANSPORT_ITEMS,
  ...HEALTH_ITEMS,
];
