import { isFields, listOf, type Fields } from './json-fields.ts'
import { hasType, isRoot, LISTS } from './json-ld-types.ts'

/** Properties whose texts name another node of a graph. */
const REFERENCES = [
  'body',
  'target',
  'source',
  'selector',
  'refinedBy',
  'startSelector',
  'endSelector',
  'items',
  'members',
  'first',
  'creator',
  'generator',
]

/**
 * A graph whose nodes all stand side by side and name one another, as stores of RDF write it, with the nodes put where
 * they are named; anything else as it is. What would be read in more ways than it has nodes stays a name: a node that
 * names others is put in one place alone.
 * @param value in the terms of the context
 */
export function nestGraph(value: unknown): unknown {
  const nodes = listOf(isFields(value) ? value['@graph'] : value)
  const graph = new Map(nodes.filter(isFields).flatMap((node) => nameOf(node).map((name) => [name, node])))
  const named = new Set(nodes.filter(isFields).flatMap((node) => namedBy(node, graph)))
  if (named.size === 0) return value
  const nest = nesting(graph)
  return nodes
    .filter((node) => !isFields(node) || isRoot(node) || !nameOf(node).some((name) => named.has(name)))
    .map((node) => (isFields(node) ? nest(node) : node))
}

type Graph = ReadonlyMap<string, Fields>

function nesting(graph: Graph): (node: Fields) => Fields {
  const placed = new Set<Fields>()
  const place = (name: unknown): unknown => {
    const node = typeof name === 'string' ? graph.get(name) : undefined
    if (!node || isRoot(node) || placed.has(node)) return name
    if (namedBy(node, graph).length === 0) return node
    placed.add(node)
    return nest(node)
  }
  const nest = (node: Fields): Fields => {
    const isList = LISTS.some((type) => hasType(node, type))
    const there = REFERENCES.filter((key) => node[key] !== undefined).map((key): [string, unknown] => {
      const values = listOf(node[key])
      // The annotations of a page stand beside it.
      const kept = isList
        ? values.filter((one) => typeof one !== 'string' || !graph.has(one))
        : values.map(place)
      return [key, kept.length === 1 ? kept[0] : kept]
    })
    return { ...node, ...Object.fromEntries(there) }
  }
  return nest
}

function nameOf({ id }: Fields): string[] {
  return typeof id === 'string' ? [id] : []
}

function namedBy(node: Fields, graph: Graph): string[] {
  return REFERENCES.flatMap((key) => listOf(node[key])).filter(
    (one): one is string => typeof one === 'string' && graph.has(one),
  )
}
