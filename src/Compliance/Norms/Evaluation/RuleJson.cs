using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Compliance.Norms.Evaluation.Rules;

namespace Compliance.Norms.Evaluation;

/// <summary>
/// Rules as JSON: <c>{ "type": "countLimit", … }</c>. The words are storage format and the vocabulary of the pack files.
/// The type may stand anywhere in the object, because jsonb orders keys its own way.
/// </summary>
internal sealed class RuleJson : JsonConverter<Rule>
{
    /// <summary>How packs are written, whatever options the caller's serializer has. Unknown parameters are errors: a misspelt limit must not silently be none.</summary>
    internal static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static readonly FrozenDictionary<string, Type> Types = new Dictionary<string, Type>
    {
        ["requiredDocuments"] = typeof(TheRequiredDocumentsAreAttached),
        ["requiredEntry"] = typeof(TheEntryIsAsRequired),
        ["forbiddenItems"] = typeof(NoForbiddenItemIsProvided),
        ["forbiddenPlaceKinds"] = typeof(ThePlaceIsOfNoForbiddenKind),
        ["scenicAreas"] = typeof(TheMeetingKeepsOutOfScenicAreas),
        ["ownRegion"] = typeof(TheMeetingStaysInItsOwnRegion),
        ["countLimit"] = typeof(TheCountStaysWithinItsLimit),
        ["companions"] = typeof(CompanionsStayFew),
        ["amountPerHead"] = typeof(TheMealStaysWithinTheAmountPerHead),
        ["matchingNumbers"] = typeof(LetterListInvoiceAndHeadCountAgree),
        ["noRepeat"] = typeof(TheSameUnitIsNotReceivedAgainTooSoon),
        ["workdaysOnly"] = typeof(ReceptionsKeepToWorkdays),
        ["dailyQuota"] = typeof(TheCostStaysWithinTheDailyQuota),
        ["limitByClass"] = typeof(TheNumberStaysWithinTheLimitOfItsClass),
        ["daysByClass"] = typeof(TheMeetingStaysWithinItsDays),
        ["shareByClass"] = typeof(TheStaffStayWithinTheirShare),
        ["lectureFees"] = typeof(LectureFeesStayWithinTheTitle),
        ["lectureHours"] = typeof(LecturesStayWithinTheHalfDay),
        ["beginsAfterApproval"] = typeof(ItBeginsOnlyAfterItsFinalApproval),
        ["heldWithApproval"] = typeof(WhatIsHeldWasApproved),
        ["paidAfterApproval"] = typeof(OnlyWhatWasApprovedIsPaid),
        ["spentWithinApproved"] = typeof(SpendingStaysWithinTheApproval),
        ["withinBudget"] = typeof(TheUseStaysWithinItsBudgetLine),
        ["claimedWithin"] = typeof(TheClaimFollowsInTime),
        ["invoiceUsedOnce"] = typeof(AnInvoiceIsUsedOnce),
        ["noSplitClaims"] = typeof(ClaimsAreNotSplit),
        ["fourEyes"] = typeof(NobodyApprovesHisOwn),
        ["waiverNoted"] = typeof(WhatWasWaivedIsNoted),
        ["sponsorsRecorded"] = typeof(EverySponsorIsRecordedInFull),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Type, string> Names = Types.ToFrozenDictionary(t => t.Value, t => t.Key);

    public static string NameOf(Rule rule) => Names[rule.GetType()];

    /// <summary>The rule, or why the JSON is none.</summary>
    public static (Rule? Rule, string? Fault) Parse(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) return (null, "a rule is an object");
        if (!json.TryGetProperty("type", out var word) || word.ValueKind != JsonValueKind.String) return (null, "a rule names its type");
        if (!Types.TryGetValue(word.GetString()!, out var type)) return (null, $"no rule is called {Clip(word.GetString()!)}");
        try
        {
            var parameters = json.EnumerateObject().Where(p => p.Name != "type").ToDictionary(p => p.Name, p => p.Value);
            var rule = (Rule)JsonSerializer.SerializeToElement(parameters).Deserialize(type, Format)!;
            return rule.Fault() is { } fault ? (null, fault) : (rule, null);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or NotSupportedException)
        {
            return (null, $"the parameters of {word.GetString()} cannot be read{(e is JsonException { Path: { } path } ? $" at {Clip(path)}" : "")}");
        }
    }

    public override Rule Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (rule, fault) = Parse(JsonElement.ParseValue(ref reader));
        return rule ?? throw new JsonException(fault);
    }

    public override void Write(Utf8JsonWriter writer, Rule value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("type", NameOf(value));
        foreach (var parameter in JsonSerializer.SerializeToElement(value, value.GetType(), Format).EnumerateObject()) parameter.WriteTo(writer);
        writer.WriteEndObject();
    }

    private static string Clip(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
