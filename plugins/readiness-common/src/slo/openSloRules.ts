/**
 * Every rule that a document is held against, in a sentence. docs/slo/validate.md has the same table.
 *
 * @public
 */
export const openSloRules = {
  readable: 'a file is YAML or JSON that can be read',
  'api-version': '`apiVersion` is `openslo/v1`',
  kind: '`kind` is one of the seven kinds',
  'unknown-field': 'there are no fields but those of the specification',
  required: 'what is required is there, and not empty',
  type: 'a value has the type of its field',
  'allowed-value': 'a value is one of those that its field allows',
  name: 'a name is a label by RFC 1123, up to 63 characters',
  'display-name': 'a `displayName` has up to 63 characters',
  description: 'a `description` has up to 1050 characters',
  'label-key':
    'a label’s key has up to 63 characters, and is made of letters, digits, `-`, `_`, `.`',
  'annotation-key':
    'an annotation’s key is made like a label’s, with a domain and `/` before it or without',
  'inline-or-reference': 'a part is written in place or referred to, not both',
  duration:
    'a duration is a whole number with `m`, `h`, `d`, `w`, `M`, `Q` or `Y`',
  'one-time-window': 'an SLO has exactly one time window',
  'rolling-or-calendar': 'a time window is rolling, or has a calendar',
  'start-time': '`startTime` is a moment like `2026-01-31 12:30:00`',
  'time-zone': '`timeZone` is a name of the IANA database',
  'indicator-place':
    'indicators stand in `spec`, or in every objective, not in both',
  objectives:
    'an SLO has an objective; exactly one, if it has a threshold metric',
  target: 'an objective has a `target` or a `targetPercent`, below 1 or 100',
  'time-slice':
    'an objective has the time slices that its budgeting method needs',
  comparison: '`op` and `value` go with a threshold metric, and only with it',
  'composite-weight': '`compositeWeight` is more than 0',
  'one-metric': 'an indicator has a threshold metric or a ratio metric',
  'ratio-parts': 'a ratio metric has `total` with `good` or `bad`, or `raw`',
  'raw-type': '`rawType` goes with `raw`, and only with it',
  'metric-source':
    'a metric source has a `type` or refers to a data source, and says what to ask',
  'one-condition': 'an alert policy has exactly one condition',
  'notification-targets': 'an alert policy has a notification target',
  'unused-field': 'nothing is said that has no effect (a warning)',
  'zero-duration': 'a duration is more than zero (a warning)',
  'known-reference': 'what is referred to is among the documents (a warning)',
  'unique-name': 'no two documents of a kind have the same name (a warning)',
} as const;

/**
 * The id of a rule.
 *
 * @public
 */
export type OpenSloRuleId = keyof typeof openSloRules;
