//! Twins of the core's types as JavaScript sees them: positions in UTF-16 units, names instead of variants.

mod agent;
mod diagnostic;
mod document;
mod frontmatter;
mod graph;
mod persona;
mod place;
mod plan;
mod reference;
mod rule;
mod section;
mod variable;

pub(super) use diagnostic::DiagnosticModel;
pub(super) use document::{DocumentModel, SummaryModel};
pub(super) use graph::GraphModel;
pub(super) use persona::{PersonaModel, ReportModel};
pub(super) use place::Places;
pub(super) use plan::PlanModel;
pub(super) use variable::VariableModel;

use agent::AgentModel;
use frontmatter::Entries;
use reference::ReferenceModel;
use rule::RuleModel;
use section::SectionModel;
