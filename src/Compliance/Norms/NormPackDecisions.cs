using System.Text.Json;
using System.Text.RegularExpressions;
using Compliance.Kernel;
using Compliance.Norms.Evaluation;

namespace Compliance.Norms;

/// <summary>A clause as it is handed in; its rule is still JSON.</summary>
internal sealed record ClauseInput(string Id, LocalText Title, JsonElement Rule, Severity Severity, AppliesToInput AppliesTo, string Source, ViolationClass Classification,
    LocalText? Statement = null, string? Article = null, Reading Reading = Reading.HouseRule, LocalText? Note = null,
    DateOnly? InForceFrom = null, DateOnly? InForceTo = null, string? StricterBecause = null);

internal sealed record AppliesToInput(IReadOnlyList<JudgedKind> Kinds, IReadOnlyList<string>? Types = null, IReadOnlyList<string>? Once = null);

internal enum JudgedKind { Activity, Reception, FundUse }

/// <param name="InForce">The clauses the draft is laid beside, to see whether it is stricter than those above it.</param>
internal sealed record DraftNormPack(LocalText Title, NormLayer Layer, string? Branch, IReadOnlyList<string> Basis, IReadOnlyList<ClauseInput> Clauses, ClauseBook InForce, DateTimeOffset At, Actor By);

internal sealed record AdoptNormPack(string Resolution, DateOnly InForceFrom, DateOnly? InForceTo, ClauseBook InForce, DateTimeOffset At, Actor By);

internal sealed record SupersedeNormPack(string Successor, NormPack SuccessorState, DateOnly From, DateTimeOffset At, Actor By);

internal sealed record CheckClause(string Clause, string Evidence, DateTimeOffset At, Actor By);

/// <summary>The difference is counted before the decision; here it is only entered.</summary>
internal sealed record ReplayNormPack(DateOnly From, DateOnly To, long Records, IReadOnlyList<ClauseDifference> Clauses, DateTimeOffset At, Actor By);

internal static partial class NormPackDecisions
{
    public const int MaxClauses = 200;

    public static Decision Decide(NormPack state, DraftNormPack command)
    {
        if (!command.By.Is(Role.Leader, Role.Secretariat, Role.Discipline)) return Refusal.NotAllowed("draftNormPack");
        if (state.Status is not (null or NormPackStatus.Drafted)) return Refusal.IllegalMove("draftNormPack", state.Status!);
        if (Check.First(
            Check.Text("title.zh", command.Title.Zh), Check.Text("title.en", command.Title.En, required: false),
            Both(command.Layer, command.Branch)) is { } refusal) return refusal;
        for (var i = 0; i < command.Basis.Count; i++)
            if (Check.Text($"basis[{i}]", command.Basis[i]) is { } fault) return fault;
        var (clauses, wrong) = Read(command.Clauses);
        return wrong is not null ? wrong : Decision.Accept(new NormPackDrafted(command.Title, command.Layer, command.Branch, command.Basis, clauses,
            Layering.Flags(command.Layer, clauses, command.InForce, OfficeTime.Day(command.At)), command.By.Person, command.By.For));
    }

    public static Decision Decide(NormPack state, AdoptNormPack command)
    {
        if (!command.By.Is(Role.Leader, Role.Secretariat)) return Refusal.NotAllowed("adoptNormPack");
        if (state.Status is not NormPackStatus.Drafted) return Moved(state, "adoptNormPack");
        if (state.Makers.Any(command.By.IsSamePerson)) return Refusal.Because("SELF_APPROVAL") with { Grave = true };
        return Check.First(
            Check.Text("resolution", command.Resolution),
            command.InForceTo is { } to ? Check.Period("inForceTo", command.InForceFrom, to) : null) is { } refusal ? refusal
            : Decision.Accept(new NormPackAdopted(command.Resolution, command.InForceFrom, command.InForceTo,
                Layering.Flags(state.Layer, state.Clauses, command.InForce, command.InForceFrom), command.By.Person, command.By.For));
    }

    public static Decision Decide(NormPack state, SupersedeNormPack command)
    {
        if (!command.By.Is(Role.Leader, Role.Secretariat)) return Refusal.NotAllowed("supersedeNormPack");
        if (state.Status is not NormPackStatus.Adopted) return Moved(state, "supersedeNormPack");
        var successor = command.SuccessorState;
        if (successor.Makers.Any(command.By.IsSamePerson)) return Refusal.Because("SELF_APPROVAL") with { Grave = true };
        if (successor.Status is not NormPackStatus.Adopted) return Refusal.Because("SUCCESSOR_NOT_ADOPTED", ("successor", command.Successor));
        if (successor.Layer != state.Layer || successor.Branch != state.Branch) return Refusal.Because("SUCCESSOR_OF_ANOTHER_LAYER", ("successor", command.Successor), ("layer", successor.Layer));
        if (command.From <= state.InForceFrom) return Refusal.Invalid("from", "SUPERSEDED_BEFORE_IN_FORCE", ("inForceFrom", state.InForceFrom));
        if (successor.InForceFrom > command.From) return Refusal.Invalid("from", "SUCCESSOR_NOT_IN_FORCE", ("inForceFrom", successor.InForceFrom));
        return Decision.Accept(new NormPackSuperseded(command.Successor, command.From, command.By.Person, command.By.For));
    }

    public static Decision Decide(NormPack state, CheckClause command)
    {
        if (!command.By.Is(Role.Leader, Role.Secretariat, Role.Discipline)) return Refusal.NotAllowed("checkClause");
        if (state.Status is null) return Refusal.NotFound(command.Clause);
        if (state.Status is NormPackStatus.Superseded) return Refusal.IllegalMove("checkClause", state.Status);
        if (state.Clauses.All(c => c.Id != command.Clause)) return Refusal.NotFound(command.Clause);
        if (state.Makers.Any(command.By.IsSamePerson)) return Refusal.Because("SELF_APPROVAL") with { Grave = true };
        return Check.Text("evidence", command.Evidence, Check.LongText) is { } refusal ? refusal
            : Decision.Accept(new NormClauseChecked(command.Clause, OfficeTime.Day(command.At), command.Evidence, command.By.Person, command.By.For));
    }

    public static Decision Decide(NormPack state, ReplayNormPack command) =>
        !command.By.Is(Role.Leader, Role.Secretariat, Role.Discipline, Role.Auditor) ? Refusal.NotAllowed("replayNormPack")
        : state.Status is null ? Moved(state, "replayNormPack")
        : Check.Period("to", command.From, command.To) is { } refusal ? refusal
        : Decision.Accept(new NormPackReplayed(command.From, command.To, command.Records, command.Clauses, command.By.Person, command.By.For));

    private static Refusal Moved(NormPack state, string act) =>
        state.Status is { } status ? Refusal.IllegalMove(act, status) : Refusal.Because("PACK_NOT_DRAFTED", ("act", act));

    private static Refusal? Both(NormLayer layer, string? branch) => (layer, branch) switch
    {
        (NormLayer.Branch, null) => Refusal.Invalid("branch", "FIELD_REQUIRED"),
        (not NormLayer.Branch, not null) => Refusal.Invalid("branch", "BRANCH_OF_ANOTHER_LAYER"),
        _ => null,
    };

    private static (IReadOnlyList<NormClause> Clauses, Refusal? Wrong) Read(IReadOnlyList<ClauseInput> inputs)
    {
        if (inputs.Count == 0) return ([], Refusal.Invalid("clauses", "FIELD_REQUIRED"));
        if (inputs.Count > MaxClauses) return ([], Refusal.Invalid("clauses", "TOO_MANY", ("max", MaxClauses)));
        var clauses = new List<NormClause>(inputs.Count);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, input) in inputs.Index())
        {
            var at = $"clauses[{i}]";
            if (Check.First(
                Check.Text($"{at}.id", input.Id, 80), ClauseId().IsMatch(input.Id) ? null : Refusal.Invalid($"{at}.id", "CLAUSE_ID_FORM"),
                ids.Add(input.Id) ? null : Refusal.Invalid($"{at}.id", "CLAUSE_TWICE", ("clause", input.Id)),
                Check.Text($"{at}.title.zh", input.Title.Zh), Check.Text($"{at}.title.en", input.Title.En, required: false),
                Check.Text($"{at}.statement.zh", input.Statement?.Zh, Check.LongText, required: false), Check.Text($"{at}.statement.en", input.Statement?.En, Check.LongText, required: false),
                Check.Text($"{at}.source", input.Source), Check.Text($"{at}.article", input.Article, required: false),
                Check.Text($"{at}.note.zh", input.Note?.Zh, Check.LongText, required: false), Check.Text($"{at}.note.en", input.Note?.En, Check.LongText, required: false),
                Check.Text($"{at}.stricterBecause", input.StricterBecause, Check.LongText, required: false),
                input.AppliesTo.Kinds.Count == 0 ? Refusal.Invalid($"{at}.appliesTo.kinds", "FIELD_REQUIRED") : null,
                input is { InForceFrom: { } from, InForceTo: { } to } ? Check.Period($"{at}.inForceTo", from, to) : null) is { } wrong) return ([], wrong);
            var (rule, fault) = RuleJson.Parse(input.Rule);
            if (rule is null) return ([], Refusal.Invalid($"{at}.rule", "RULE_INVALID", ("reason", fault)));
            clauses.Add(new NormClause(input.Id, input.Title, rule, input.Severity,
                new AppliesTo([.. input.AppliesTo.Kinds.Distinct().Select(KindOf)]) { Types = input.AppliesTo.Types, Once = input.AppliesTo.Once },
                input.Source, input.Classification)
            {
                Statement = input.Statement, Article = input.Article, Reading = input.Reading, Note = input.Note,
                InForceFrom = input.InForceFrom, InForceTo = input.InForceTo, StricterBecause = input.StricterBecause,
            });
        }
        return (clauses, null);
    }

    public static string KindOf(JudgedKind kind) => kind switch
    {
        JudgedKind.Activity => Facts.Activity,
        JudgedKind.Reception => Facts.Reception,
        _ => Facts.FundUse,
    };

    [GeneratedRegex(@"^[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)+$")]
    private static partial Regex ClauseId();
}
