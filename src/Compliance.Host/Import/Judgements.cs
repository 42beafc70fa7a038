using Compliance.Activities;
using Compliance.Funds;
using Compliance.Kernel;
using Compliance.Receptions;

namespace Compliance.Host.Import;

/// <summary>Where the judgement of a whole imported life stands: in its last event that can hold one.</summary>
internal static class Judgements
{
    public static List<ImportedEvent> Put(List<ImportedEvent> events, Func<Judgement> judge)
    {
        var last = events.FindLastIndex(e => e.Data is IJudged);
        if (last >= 0) events[last] = events[last] with { Data = With((IJudged)events[last].Data, judge()) };
        return events;
    }

    private static object With(IJudged @event, Judgement judgement) => @event switch
    {
        ActivityApproved e => e with { Judgement = judgement },
        ActivityStarted e => e with { Judgement = judgement },
        ActivityConcluded e => e with { Judgement = judgement },
        FundUseApproved e => e with { Judgement = judgement },
        PaymentRecorded e => e with { Judgement = judgement },
        ReceptionApproved e => e with { Judgement = judgement },
        ReceptionRecorded e => e with { Judgement = judgement },
        _ => throw new InvalidOperationException($"An import puts no judgement into {@event.GetType().Name}."),
    };
}
