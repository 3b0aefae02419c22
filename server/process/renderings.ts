/** How often finished public pages and files of this process were asked for, and how often one had to be made. For the metrics. */
export const renderings = { asked: 0, made: 0 }
