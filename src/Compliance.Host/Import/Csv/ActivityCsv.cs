using Compliance.Activities;
using Compliance.Kernel;

namespace Compliance.Host.Import.Csv;

/// <summary>Activities of earlier years: a row is an approval with its course, as far as it got.</summary>
internal sealed class ActivityCsv() : CsvKind("activities",
[
    new("key", "编号", Required: true), new("branch", "分支机构", Required: true), new("type", "类型", Required: true), new("title", "名称", Required: true), new("class", "类别"),
    new("purpose", "事由"), new("in_plan", "是否计划内"), new("starts_on", "开始日期", Required: true), new("ends_on", "结束日期", Required: true),
    new("city", "城市", Required: true), new("place", "地点"), new("place_kind", "场所类型"), new("participants", "参加人数", Required: true), new("staff", "工作人员数"),
    new("lodging", "住宿费"), new("meals", "伙食费"), new("venue", "场地费"), new("material", "资料费"), new("transport", "交通费"), new("lecture_fees", "讲课费"), new("other", "其他费用"),
    new("submitted_at", "提交时间", Required: true), new("submitted_by", "提交人"), new("approved_at", "批准时间"), new("approved_by", "批准人"),
    new("begun_at", "实际开始时间"), new("ended_at", "实际结束时间"), new("actual_amount", "实际支出"),
])
{
    private static readonly Dictionary<string, string> ColumnOf = new()
    {
        ["branch"] = "branch", ["title"] = "title", ["purpose"] = "purpose", ["participants"] = "participants", ["staff"] = "staff", ["startsOn"] = "starts_on", ["endsOn"] = "ends_on",
        ["venue.city"] = "city", ["venue.place"] = "place", ["begunAt"] = "begun_at", ["endedAt"] = "ended_at",
    };

    private static readonly (string Column, CostKind Kind)[] Costs =
    [
        ("lodging", CostKind.Lodging), ("meals", CostKind.Meals), ("venue", CostKind.Venue), ("material", CostKind.Material), ("transport", CostKind.Transport),
        ("lecture_fees", CostKind.LectureFees), ("other", CostKind.Other),
    ];

    public static string IdOf(string key) => ImportIds.Of(PlannedActivity.Kind, Source, "activity", key);

    public override IEnumerable<ImportedStream> Read(CsvRow row, CsvContext context)
    {
        var key = row.Required("key");
        var branch = context.BranchOf(row);
        var lines = new List<CostLine>();
        foreach (var (column, kind) in Costs)
            if (row.Amount(column) is { } amount) lines.Add(new(kind, amount));
        row.Required("type");
        var plan = new ActivityPlan
        {
            Branch = branch ?? "", Type = row.Word<ActivityType>("type") ?? ActivityType.Other, Class = row.Word<ActivityClass>("class"), Title = row.Required("title"),
            Purpose = row.Text("purpose"), InPlan = row.Flag("in_plan"), StartsOn = row.Day("starts_on"), EndsOn = row.Day("ends_on"),
            Venue = new(null, row.Text("city"), row.Text("place"), row.Word<PlaceKind>("place_kind")),
            Participants = row.Count("participants"), Staff = row.Count("staff"), Lines = lines,
        };
        var submitted = row.Instant("submitted_at", context.Now);
        if (submitted is null && row.Text("submitted_at") is null) row.Required("submitted_at");
        var (approved, begun, ended) = (row.Instant("approved_at", context.Now), row.Instant("begun_at", context.Now), row.Instant("ended_at", context.Now));
        var (by, approver, actual) = (row.Person("submitted_by"), row.Person("approved_by"), row.Amount("actual_amount"));
        if (approved < submitted) row.Wrong("approved_at", "the approval lies before the submission.");
        if (ended < begun) row.Wrong("ended_at", "the end lies before the beginning.");
        if (ended is not null && begun is null) row.Wrong("begun_at", "what ended has begun; give the time.");
        if (actual is not null && ended is null) row.Wrong("ended_at", "an actual amount belongs to an activity that ended; give the time.");
        if (row.Faults > 0 || !row.Accepts(ActivityCheck.Complete(plan), ColumnOf)) yield break;

        var id = IdOf(key);
        var events = new List<ImportedEvent> { new(new ActivityDrafted(plan, by, null), submitted!.Value, by), new(new ActivitySubmitted(1, plan.Amount, [], by, null), submitted.Value, by) };
        if (Note(row, Extra, context.File, key) is { } note) events.Add(new(note, submitted.Value, "system"));
        var course = new List<ImportedEvent>();
        if (approved is { } a) course.AddRange([new(new ActivityStepApproved(0, Role.Leader, null, approver, null), a, approver), new(new ActivityApproved(a, plan.Amount, [], null), a, approver)]);
        if (begun is { } b) course.Add(new(new ActivityStarted(b, null, by, null), b, by));
        if (ended is { } e) course.Add(new(new ActivityConcluded(new() { BegunAt = begun, EndedAt = e, Lines = actual is { } spent ? [new(CostKind.Other, spent)] : null }, null, by, null), e, by));
        events.AddRange(course.OrderBy(c => c.At));

        var facts = ActivityFacts.Of(id, plan, submitted.Value);
        facts = facts with
        {
            Values = new Dictionary<string, object?>(facts.Values)
            {
                [Fact.SubmittedBy] = by == "system" ? null : by, [Fact.ApprovedBy] = approved is null || approver == "system" ? null : new[] { approver },
                [Fact.FinalApprovedAt] = approved, [Fact.ApprovedAmount] = approved is null ? null : plan.Amount, [Fact.BegunAt] = begun,
                [Fact.Held] = begun is null ? null : true, [Fact.SpentAmount] = actual,
            },
        };
        yield return new(PlannedActivity.Kind, id, context.File, Judgements.Put(events, () => ActivityFacts.Judged(facts, plan, actual ?? plan.Amount, by, context.Judge(facts))), 1);
    }
}
