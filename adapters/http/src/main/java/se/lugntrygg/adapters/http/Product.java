package se.lugntrygg.adapters.http;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import se.lugntrygg.application.account.Authenticate;
import se.lugntrygg.application.account.ChangePassword;
import se.lugntrygg.application.account.ChangeProfile;
import se.lugntrygg.application.account.GiveConsent;
import se.lugntrygg.application.account.LogIn;
import se.lugntrygg.application.account.LogOut;
import se.lugntrygg.application.account.RefreshLogin;
import se.lugntrygg.application.account.Register;
import se.lugntrygg.application.account.ShowConsent;
import se.lugntrygg.application.account.ShowProfile;
import se.lugntrygg.application.forecast.CheckForecasts;
import se.lugntrygg.application.forecast.ForetellMood;
import se.lugntrygg.application.forecast.ShowForecasts;
import se.lugntrygg.application.mood.AmendMood;
import se.lugntrygg.application.mood.AnalyzeText;
import se.lugntrygg.application.mood.HomeZone;
import se.lugntrygg.application.mood.LogMood;
import se.lugntrygg.application.mood.RemoveMood;
import se.lugntrygg.application.mood.ShowMood;
import se.lugntrygg.application.mood.ShowMoods;
import se.lugntrygg.application.mood.ShowStreaks;
import se.lugntrygg.application.mood.ShowToday;
import se.lugntrygg.application.port.AnswerCache;
import se.lugntrygg.application.port.Incidents;
import se.lugntrygg.application.port.Meters;
import se.lugntrygg.application.port.MetersView;
import se.lugntrygg.application.port.Readiness;
import se.lugntrygg.application.port.Replays;
import se.lugntrygg.application.port.Throttle;
import se.lugntrygg.application.port.WordSafe;

/// Everything behind the border: the use cases, and the ports that the border itself needs.
///
/// @param parts that must work for us to be ready
public record Product(
    Authenticate authenticate,
    Register register,
    LogIn logIn,
    RefreshLogin refreshLogin,
    LogOut logOut,
    ChangePassword changePassword,
    GiveConsent giveConsent,
    ShowConsent showConsent,
    ShowProfile showProfile,
    ChangeProfile changeProfile,
    HomeZone homeZone,
    LogMood logMood,
    AmendMood amendMood,
    RemoveMood removeMood,
    ShowMood showMood,
    ShowMoods showMoods,
    ShowToday showToday,
    ShowStreaks showStreaks,
    AnalyzeText analyzeText,
    ForetellMood foretellMood,
    ShowForecasts showForecasts,
    CheckForecasts checkForecasts,
    AnswerCache cache,
    Throttle throttle,
    Replays replays,
    WordSafe safe,
    Meters meters,
    MetersView metersView,
    Incidents incidents,
    List<Readiness> parts,
    InstantSource clock,
    Supplier<UUID> ids) {}
