/** The templates that come with Lectern. */
export const PRESETS = ['lectern', 'obsidian', 'logseq', 'readwise', 'plain'] as const
export type Preset = (typeof PRESETS)[number]

/** What each is called where a person chooses one. */
export const PRESET_TITLES: Readonly<Record<Preset, string>> = {
  lectern: 'Lectern',
  obsidian: 'Obsidian, with callouts',
  logseq: 'Logseq, an outline',
  readwise: 'Like Readwise, a list',
  plain: 'Plain quotes',
}

const LECTERN = `=== file name ===
{{ file_name }}
=== front matter ===
{{ properties }}
=== header ===
# {{ title | md }}

{{ note }}
=== group by text order ===
## {{ group.title | md }}
=== highlight ===
{{ quote }}

{{ reference }}

{{ facts }}

{{ links }}

{{ note }}
=== footer ===
`

const OBSIDIAN = `=== file name ===
{{ file_name }}
=== front matter ===
{{ properties }}
=== header ===
# {{ title | md }}

{% if byline != "" or publisher != "" %}{{ byline | md }}{% if byline != "" and publisher != "" %}, {% endif %}{{ publisher | md }}{% endif %}

{{ note }}
=== group by meaning ===
## {{ group.title | md }}
=== highlight ===
> [!quote] {{ place }}{% if tags.size > 0 %} {{ tags | hashtags }}{% endif %}
{{ quote }}

{{ reference }}

{{ links }}

{{ note }}
`

const LOGSEQ = `=== file name ===
{{ file_name }}
=== front matter ===
{{ properties }}
=== header ===
- {{ title | md }}{% if note != "" %}
  {{ note | indent: 2 }}{% endif %}
=== group by text order ===
- ## {{ group.title | md }}
=== highlight ===
- {{ text | oneline | md }}
  lectern:: {{ id }}
  - {% if place != "" %}{{ place }} · {% endif %}{{ meaning | md }}{% if tags.size > 0 %} {{ tags | hashtags }}{% endif %}{% if note != "" %}
  - {{ note | indent: 4 }}{% endif %}
`

const READWISE = `=== file name ===
{{ title }}
=== front matter ===
{{ properties }}
=== header ===
# {{ title | md }}

## Metadata

{% if byline != "" %}- Author: {{ byline | md }}
{% endif %}- Full title: {{ title | md }}
{% if publisher != "" %}- Publisher: {{ publisher | md }}
{% endif %}{% if published != "" %}- Published: {{ published }}
{% endif %}{% if source != "" %}- Source: {{ source | md }}
{% endif %}{% if tags.size > 0 %}- Tags: {{ tags | hashtags }}{% endif %}

{{ note }}

## Highlights
=== highlight ===
- {{ text | oneline | md }}{% if place != "" %} ({{ place }}){% endif %} {{ reference }}{% if tags.size > 0 %}
    - Tags: {{ tags | hashtags }}{% endif %}{% if note != "" %}
    - Note: {{ note | indent: 6 }}{% endif %}
`

const PLAIN = `=== file name ===
{{ file_name }}
=== header ===
# {{ title | md }}

{{ byline | md }}
=== highlight ===
{{ quote }}

{{ place }}

{{ note }}
`

export const PRESET_TEMPLATES: Readonly<Record<Preset, string>> = {
  lectern: LECTERN,
  obsidian: OBSIDIAN,
  logseq: LOGSEQ,
  readwise: READWISE,
  plain: PLAIN,
}
