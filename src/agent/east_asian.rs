use std::ops::Range;

/// The role in a sentence of Chinese or Japanese that says who the agent is.
///
/// Both put what describes before what is described, so that the role comes last: "专注于性能的专家", "品質を保証するレビュアー".
pub(super) fn role(sentence: &str) -> Option<Range<usize>> {
    let (start, end) = chinese(sentence).or_else(|| japanese(sentence))?;
    let noun = sentence.get(start..end)?;
    let bold = noun.find("**").and_then(|open| {
        let close = noun[open + 2..].find("**")?;
        Some(open..open + close + 4)
    });
    let role = bold.unwrap_or_else(|| described(noun)..noun.len());
    let blanks = noun[role.clone()].len() - noun[role.clone()].trim_start().len();
    let role = role.start + blanks..role.end;
    (!role.is_empty()).then(|| start + role.start..start + role.end)
}

/// "你是一名X。"
fn chinese(sentence: &str) -> Option<(usize, usize)> {
    const MEASURES: [&str; 4] = ["一名", "一位", "一个", "一個"];
    let opening = ["你是", "您是"].into_iter().find(|opening| sentence.starts_with(opening))?;
    let measure = MEASURES.into_iter().find(|measure| sentence[opening.len()..].starts_with(measure));
    let start = opening.len() + measure.map_or(0, str::len);
    let length = sentence[start..].find(['。', '，', ',', '\n', '；'])?;
    Some((start, start + length))
}

/// "あなたはXです。"
fn japanese(sentence: &str) -> Option<(usize, usize)> {
    let opening = ["あなたは、", "あなたは"].into_iter().find(|opening| sentence.starts_with(opening))?;
    let length = sentence[opening.len()..].find("です")?;
    let stops = sentence[..opening.len() + length].contains('。');
    (!stops).then_some((opening.len(), opening.len() + length))
}

/// Where the noun begins that the words before it describe: behind a Chinese 的, or a Japanese verb in plain form.
fn described(noun: &str) -> usize {
    let joints = noun.match_indices(['的', 'た', 'る', 'な']);
    let ends = joints.map(|(at, joint)| at + joint.len());
    let noun_follows = |end: &usize| {
        noun[*end..]
            .trim_start_matches(' ')
            .starts_with(|sign: char| sign.is_alphabetic() && !matches!(sign, '\u{3041}'..='\u{309F}'))
    };
    ends.rev().find(noun_follows).unwrap_or_default()
}
