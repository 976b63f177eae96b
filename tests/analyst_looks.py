"""What an analyst does with the explorer and sees: each step names what must be there; it fails if that does not come."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from analyst import MESSAGE, SECOND, Analyst


def look(analyst: Analyst) -> None:
    """See the table with its notes, another group, a mechanism found by typing, a wrong name, another date."""
    analyst.see("Unannounced visits")
    analyst.picture("1-table")
    analyst.page.locator(".npm-explorer .npm sup a").first.click()
    expect(analyst.page.locator(".npm-explorer .npm li").first).to_be_visible()
    analyst.picture("2-notes")
    analyst.choose("Group of peers", "States of the League of Arab States")
    analyst.see("Tunisia INPT")
    analyst.type("Add a mechanism", "senegal")
    analyst.see("Senegal")
    analyst.type("Add a mechanism", "Marocco")
    analyst.see("Did you mean Morocco (mar)?", MESSAGE)
    analyst.picture("3-wrong-name")
    analyst.choose("Who asks", "Tunisia INPT")
    expect(analyst.page.locator(".npm-asking thead th").first).to_have_text("Tunisia INPT")
    analyst.type("Another date", "1950")
    analyst.see("Before 18 December 2002", ".npm-told")
    for typed in ("12 May 2015", "12 mai 2015", "١٢ مايو ٢٠١٥"):
        analyst.type("Another date", typed)
        analyst.see("Situation on 12 May 2015")
        analyst.type("Another date", "2014-06-01")
        analyst.see("Situation on 1 June 2014")
    analyst.type("Another date", "2020-01-31")
    analyst.see("Situation on 31 January 2020")
    analyst.check("3-asker")


def leave_out(analyst: Analyst) -> None:
    """Leave a mechanism out that was added; without a mark, it is told to set one."""
    shown = analyst.page.get_by_label("Shown", exact=True).locator("option", has_text="Senegal ONLPL")
    expect(shown).to_have_count(1)
    analyst.press("Remove the selected ones")
    analyst.see("Select in the list what is to be removed.", MESSAGE)
    analyst.choose("Shown", "Senegal ONLPL")
    analyst.press("Remove the selected ones")
    expect(shown).to_have_count(0, timeout=30 * SECOND)
    expect(analyst.page.locator(".npm-explorer table >> visible=true").first).not_to_contain_text("Senegal")


def draw(analyst: Analyst) -> None:
    """See the chart of the answers, of one question, of a figure by another divisor and by year."""
    shown = analyst.page.locator(".npm-explorer img[alt] >> visible=true")
    analyst.next_tab()
    expect(shown).to_be_visible(timeout=30 * SECOND)
    analyst.check("4-chart")
    analyst.choose("Question", "Unannounced visits")
    expect(shown).to_have_attribute("alt", re.compile("Matrix of 1 question"), timeout=30 * SECOND)
    analyst.choose("How it is drawn", "Answers counted")
    expect(shown).not_to_have_attribute("alt", re.compile("Matrix"), timeout=30 * SECOND)
    analyst.choose("Date", "Today (data up to now)")  # nothing that is done while a chart is drawn may be lost
    analyst.choose("Group of peers", "The four cases of the Rabat seminar")
    analyst.choose("What to compare", "Resources: Staff and experts")
    analyst.choose("What is drawn", "Staff of the institution")
    expect(shown).to_have_attribute("alt", re.compile("Staff of the institution"), timeout=30 * SECOND)
    analyst.choose("Question", "Staff of the NPM function")
    expect(shown).to_have_attribute("alt", re.compile("per 1,000 prisoners"), timeout=30 * SECOND)
    analyst.choose("Divided", "per million inhabitants")
    expect(shown).to_have_attribute("alt", re.compile("per million inhabitants"), timeout=30 * SECOND)
    analyst.check("5-figure")


def back_to_powers(analyst: Analyst) -> None:
    """Ask again for powers on an earlier date, and wait until the chart is of them."""
    analyst.type("Another date", "2020-01-31")
    analyst.choose("What to compare", "Mandate and powers: Powers")
    shown = analyst.page.locator(".npm-explorer img[alt] >> visible=true")
    expect(shown).to_have_attribute("alt", re.compile("Unannounced visits|Matrix"), timeout=30 * SECOND)


def weigh(analyst: Analyst) -> None:
    """See every other tab; change a weight by the keyboard and an assumption with a decimal comma."""
    back_to_powers(analyst)
    analyst.tab("Assessment")
    analyst.see("Every requirement", ".npm-explorer details summary >> visible=true")
    analyst.check("7-assessment")
    analyst.tab("Laws")
    analyst.see("Tunisia INPT")
    analyst.check("8-laws")
    analyst.tab("Draft of a law")
    analyst.see("Save a draft of the law of Tunisia INPT (Word)", ".npm-explorer")
    analyst.check("9-draft")
    analyst.tab("Options")
    analyst.see("How often each option comes first")
    shares = analyst.page.locator(".npm-explorer table:has(.bar) tbody")
    before = shares.inner_text()
    weight = analyst.page.locator(".npm-weight select").nth(1)
    weight.focus()
    weight.press("End")
    expect(shares).not_to_have_text(before, use_inner_text=True, timeout=30 * SECOND)
    analyst.press("Equal weights")
    expect(shares).to_have_text(before, use_inner_text=True, timeout=30 * SECOND)
    analyst.check("10-options")
    analyst.tab("Resources")
    analyst.choose("Assumptions shown", "Days on site")
    analyst.type("Days on site, Prisons, High", "9,5")
    expect(analyst.page.get_by_label("Days on site, Prisons, High", exact=True)).to_have_value(
        "9.5", timeout=30 * SECOND
    )
    analyst.see("What the task would take each year")
    analyst.check("11-resources")


def size_another(analyst: Analyst) -> None:
    """Take the assumptions back, and size the task of another State."""
    analyst.press("Back to the assumptions of the data")
    highest = analyst.page.get_by_label("Days on site, Prisons, High", exact=True)
    expect(highest).not_to_have_value("9.5", timeout=30 * SECOND)
    table = analyst.page.locator(".npm-explorer table >> visible=true").first
    before = table.inner_text()
    analyst.choose("State", "France")
    expect(table).not_to_have_text(before, use_inner_text=True, timeout=30 * SECOND)


def come_back(analyst: Analyst) -> None:
    """Load the page anew; every tab still opens, and a control still changes what is seen."""
    analyst.reload()
    for tab, seen in (
        ("Options", "How often each option comes first"),
        ("Table", "Situation on 31 January 2020"),
        ("Assessment", "Requirements on 31 January 2020"),
        ("Laws", "Tunisia INPT"),
        ("Resources", "What the task would take each year"),
        ("Table", "Unannounced visits"),
    ):
        analyst.tab(tab)
        if tab == "Assessment":
            analyst.page.locator(".npm-explorer details summary >> visible=true").first.click()
        analyst.see(seen)
    analyst.choose("Question", "Private interviews")
    expect(analyst.page.locator(".npm-explorer table >> visible=true").first).not_to_contain_text("Unannounced visits")
    analyst.press("Begin again")
    analyst.see("Maldives HRCM")
    analyst.type("Another date", "2020-01-31")
    analyst.see("Situation on 31 January 2020")


def speak(analyst: Analyst) -> None:
    """Change to Arabic, from right to left, and to French."""
    analyst.choose("Language", "العربية")
    expect(analyst.page.locator(".npm-explorer.npm-rtl")).to_be_visible()
    analyst.tab("الرسم البياني")
    expect(analyst.page.locator(".npm-explorer img[alt] >> visible=true")).to_be_visible(timeout=30 * SECOND)
    analyst.check("12-arabic-chart")
    analyst.tab("الموارد")
    expect(analyst.page.locator(".npm-explorer img[alt] >> visible=true")).to_be_visible(timeout=30 * SECOND)
    analyst.check("13-arabic-resources")
    analyst.tab("الجدول")
    expect(analyst.page.locator(".npm-explorer [dir=rtl] table").first).to_be_visible(timeout=30 * SECOND)
    analyst.check("14-arabic")
    analyst.choose("اللغة", "Français")
    analyst.see("Situation au 31 janvier 2020")
    expect(analyst.page.locator(".npm-explorer.npm-rtl")).to_have_count(0)
    analyst.check("15-french")
