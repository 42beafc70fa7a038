using Compliance.Kernel;

namespace Compliance.Audit;

// The storage format: the names and fields of these records are written in every database. Add, never rename.
/// <summary>
/// Somebody tried what the rules forbid gravely: approving his own record, overdrawing a budget, granting himself an office.
/// Codes and ids only: nothing the user typed, nothing about a person but the id.
/// </summary>
internal sealed record AttemptRefused(string Subject, string? Act, string Code, string? Clause, string By, string? For, DateTimeOffset At);

/// <summary>A refused attempt: a stream of one event, written by the desk.</summary>
internal sealed record Attempt(bool Recorded)
{
    internal static readonly StreamKind<Attempt, RefusedAttemptRow> Kind = new("attempt", "attempt", new(false), Evolve, AttemptView.View);

    public static Attempt Evolve(Attempt state, object @event) => @event is AttemptRefused ? new(true) : state;
}
