using System.Text.RegularExpressions;
using Compliance.Kernel;

namespace Compliance.Organization;

/// <param name="ParentStatus">How the parent stands; <see cref="BranchStatus.None"/> when there is no such branch, null when none is named.</param>
internal sealed record OpenBranch(string Slug, BranchKind Kind, string NameZh, string NameEn, string? Parent, BranchStatus? ParentStatus,
    DateOnly? OpenedOn, DateOnly? TermDueOn, DateTimeOffset At, Actor By);
internal sealed record RenameBranch(string NameZh, string NameEn, string? Reason, DateTimeOffset At, Actor By);
internal sealed record SetTermOfOffice(DateOnly DueOn, string? Resolution, DateTimeOffset At, Actor By);
/// <param name="OpenChildren">The ids of branches still open beneath this one.</param>
internal sealed record CloseBranch(DateOnly? ClosedOn, string Reason, IReadOnlyList<string> OpenChildren, DateTimeOffset At, Actor By);

internal static partial class BranchDecisions
{
    public static Decision Decide(Branch state, OpenBranch command)
    {
        if (state.Status != BranchStatus.None) return Refusal.Because("BRANCH_EXISTS", ("slug", command.Slug));
        if (!Slug().IsMatch(command.Slug)) return Refusal.Invalid("slug", "SLUG_INVALID");
        if (Names(command.NameZh, command.NameEn) is { } unnamed) return unnamed;
        if (command.ParentStatus == BranchStatus.None) return Refusal.Invalid("parent", "BRANCH_UNKNOWN", ("branch", command.Parent));
        if (command.ParentStatus == BranchStatus.Closed) return Refusal.Invalid("parent", "BRANCH_CLOSED", ("branch", command.Parent));
        var opened = command.OpenedOn ?? OfficeTime.Day(command.At);
        if (command.TermDueOn is { } due && Check.Period("termDueOn", opened, due) is { } reversed) return reversed;
        return Decision.Accept(new BranchOpened(command.Kind, command.NameZh.Trim(), command.NameEn.Trim(), command.Parent, opened, command.TermDueOn));
    }

    public static Decision Decide(Branch state, RenameBranch command)
    {
        if (Missing(state, "RENAME") is { } missing) return missing;
        if (Check.First(Names(command.NameZh, command.NameEn), Check.Text("reason", command.Reason, required: false)) is { } wrong) return wrong;
        var (zh, en) = (command.NameZh.Trim(), command.NameEn.Trim());
        return zh == state.NameZh && en == state.NameEn ? Decision.Nothing : Decision.Accept(new BranchRenamed(zh, en, command.Reason));
    }

    public static Decision Decide(Branch state, SetTermOfOffice command)
    {
        if (Missing(state, "SET_TERM") is { } missing) return missing;
        if (Check.First(Check.Period("dueOn", state.OpenedOn, command.DueOn), Check.Text("resolution", command.Resolution, required: false)) is { } wrong) return wrong;
        return command.DueOn == state.TermDueOn ? Decision.Nothing : Decision.Accept(new TermOfOfficeSet(command.DueOn, command.Resolution));
    }

    public static Decision Decide(Branch state, CloseBranch command)
    {
        if (Missing(state, "CLOSE") is { } missing) return missing;
        var closed = command.ClosedOn ?? OfficeTime.Day(command.At);
        if (Check.First(Check.Period("closedOn", state.OpenedOn, closed), Check.Text("reason", command.Reason)) is { } wrong) return wrong;
        if (command.OpenChildren.Count > 0) return Refusal.Because("BRANCH_HAS_CHILDREN", ("branches", command.OpenChildren));
        return Decision.Accept(new BranchClosed(closed, command.Reason));
    }

    private static Refusal? Missing(Branch state, string act) =>
        state.Status == BranchStatus.Open ? null : Refusal.IllegalMove(act, state.Status);

    private static Refusal? Names(string zh, string en) => Check.First(Check.Text("nameZh", zh), Check.Text("nameEn", en));

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$")]
    private static partial Regex Slug();
}
