//! Circles in a graph, found without recursion and in linear time.

/// One shortest circle through the first node of each group of nodes that reach each other. A circle is closed by its
/// first node.
pub(super) fn find(links: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let group_of = groups(links);
    let mut seen = vec![false; links.len()];
    let mut cycles = Vec::new();
    for node in 0..links.len() {
        let first_of_group = !std::mem::replace(&mut seen[group_of[node]], true);
        if first_of_group && let Some(cycle) = shortest(links, &group_of, node) {
            cycles.push(cycle);
        }
    }
    cycles
}

/// The shortest way from `start` back to it inside its group.
fn shortest(links: &[Vec<usize>], group_of: &[usize], start: usize) -> Option<Vec<usize>> {
    let mut came_from = std::collections::BTreeMap::new();
    let mut queue = std::collections::VecDeque::from([start]);
    while let Some(node) = queue.pop_front() {
        for &next in links[node].iter().filter(|&&next| group_of[next] == group_of[start]) {
            if next == start {
                return Some(way(&came_from, start, node));
            }
            came_from.entry(next).or_insert_with(|| {
                queue.push_back(next);
                node
            });
        }
    }
    None
}

fn way(came_from: &std::collections::BTreeMap<usize, usize>, start: usize, last: usize) -> Vec<usize> {
    let mut way = vec![start];
    let mut node = last;
    while node != start {
        way.push(node);
        node = came_from[&node];
    }
    way.push(start);
    way.reverse();
    way
}

/// For each node the number of its strongly connected group, after Tarjan.
fn groups(links: &[Vec<usize>]) -> Vec<usize> {
    let mut search = Search::new(links);
    for node in 0..links.len() {
        if search.order[node] == UNSEEN {
            search.from(node);
        }
    }
    search.group
}

const UNSEEN: usize = usize::MAX;

struct Search<'a> {
    links: &'a [Vec<usize>],
    order: Vec<usize>,
    low: Vec<usize>,
    group: Vec<usize>,
    /// Nodes whose group is not known yet.
    pending: Vec<usize>,
    /// Nodes on the way from the start to here, each with the number of its links that were followed.
    way: Vec<(usize, usize)>,
    count: usize,
    groups: usize,
}

impl<'a> Search<'a> {
    fn new(links: &'a [Vec<usize>]) -> Self {
        let nodes = links.len();
        Self {
            links,
            order: vec![UNSEEN; nodes],
            low: vec![UNSEEN; nodes],
            group: vec![UNSEEN; nodes],
            pending: Vec::new(),
            way: Vec::new(),
            count: 0,
            groups: 0,
        }
    }

    fn from(&mut self, start: usize) {
        self.enter(start);
        while let Some(&mut (node, ref mut followed)) = self.way.last_mut() {
            let next = self.links[node].get(*followed).copied();
            *followed += 1;
            match next {
                Some(next) if self.order[next] == UNSEEN => self.enter(next),
                Some(next) if self.group[next] == UNSEEN => self.low[node] = self.low[node].min(self.order[next]),
                Some(_) => {}
                None => self.leave(node),
            }
        }
    }

    fn enter(&mut self, node: usize) {
        self.order[node] = self.count;
        self.low[node] = self.count;
        self.count += 1;
        self.pending.push(node);
        self.way.push((node, 0));
    }

    fn leave(&mut self, node: usize) {
        self.way.pop();
        if let Some(&(above, _)) = self.way.last() {
            self.low[above] = self.low[above].min(self.low[node]);
        }
        if self.low[node] == self.order[node] {
            self.close_group(node);
        }
    }

    fn close_group(&mut self, root: usize) {
        while let Some(node) = self.pending.pop() {
            self.group[node] = self.groups;
            if node == root {
                break;
            }
        }
        self.groups += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    fn links(nodes: usize, edges: &[(usize, usize)]) -> Vec<Vec<usize>> {
        let mut links = vec![Vec::new(); nodes];
        edges.iter().for_each(|&(from, to)| links[from].push(to));
        links
    }

    #[test]
    fn a_diamond_is_no_circle() {
        assert!(find(&links(4, &[(0, 1), (0, 2), (1, 3), (2, 3)])).is_empty());
    }

    #[test]
    fn each_group_gives_its_shortest_circle() {
        let edges = [(0, 1), (1, 2), (2, 0), (1, 0), (2, 3), (3, 4), (4, 5), (5, 3)];
        assert_eq!(find(&links(6, &edges)), [vec![0, 1, 0], vec![3, 4, 5, 3]]);
    }

    #[test]
    fn a_node_that_links_to_itself_is_a_circle() {
        assert_eq!(find(&links(2, &[(0, 1), (1, 1)])), [[1, 1]]);
    }

    #[test]
    fn a_long_chain_needs_no_stack() {
        let edges: Vec<(usize, usize)> = (0..200_000).map(|node| (node, (node + 1) % 200_000)).collect();
        assert_eq!(find(&links(200_000, &edges))[0].len(), 200_001);
    }
}
