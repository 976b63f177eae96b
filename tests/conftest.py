"""A world of three mechanisms, small enough to be checked by hand.

The codes of the States, the mechanisms of the seminar and the dates of the treaty are real, because the package
knows them. All else is invented: no body, source or figure below exists.

France's inspector has a law of 2007, changed on 28 May 2014 (a closed answer and an open one), and figures of 2014
on which a report and the press disagree. Morocco's council comes after the seminar of 12 May 2015. Mali's
ombudsman ended on 6 July 2016 and is known from an undated page only.
"""

# ruff: noqa: E501  (a row of a table stays on one line)

from __future__ import annotations

import csv
import gc
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from gettext import NullTranslations
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pytest

from npm_compare.base.results import Result
from npm_compare.checking.ids import new_id, with_ids
from npm_compare.checking.schema import FACT_TABLES, descriptor, tables
from npm_compare.desk import cli
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.showing import html

STATES = """\
state,iso3,name_en,name_fr,name_ar,un_region,un_subregion,income_group,coe,au,oif,arab_league,oic,opcat_status,tile_row,tile_column
fra,FRA,France,République française,فرنسا,Europe,Western Europe,High income,yes,no,yes,no,no,party,1,2
mar,MAR,Morocco,Maroc,المغرب,Africa,Northern Africa,Lower middle income,no,yes,yes,yes,yes,party,2,2
mli,MLI,Mali,Mali,مالي,Africa,Western Africa,Low income,no,yes,yes,no,yes,party,3,2
"""

MECHANISMS = """\
mechanism,state,name_en,name_original,acronym,model,status,designated,ended,website,name_fr,name_ar,short_fr,short_ar
fra-cglpl,fra,Invented Inspector,Contrôleur inventé,INV,new_specialised,active,2008-06-13,,https://fra.example,,,,
mar-cndh,mar,Invented Council,Conseil inventé,COU,nhri,active,2018-03-01,,https://mar.example,,,,
mli-cndh,mli,Invented Ombudsman,Médiateur inventé,OMB,ombuds,ended,2014-11,2016-07-06,,,,,
"""

INDICATORS = """\
indicator,pillar,section,type,timing,unit,codes,basis,opcat,label_en,label_fr,label_ar,question,definition,partly
legal_instrument,mandate,founding,text,state,,,basis_legal,17,Founding text,Texte fondateur,النص المؤسس,Which text?,,
designation_date,mandate,founding,date,event,,,basis_designation,17,Designation,Désignation,تاريخ التعيين,When named?,,
operational_since,mandate,founding,date,event,,,,17,At work since,En activité depuis,بدء العمل,At work since when?,,
visits_unannounced,mandate,powers,yesno,state,,yesno,basis_legal,20(c),Unannounced visits,Visites inopinées,زيارات غير معلنة,Without notice?,,With exceptions.
private_interviews,mandate,powers,yesno,state,,yesno,basis_legal,20(d),Private interviews,Entretiens en privé,مقابلات على انفراد,In private?,,
term_years,independence,appointment,number,state,years,,basis_legal,18(1),Term of office,Durée du mandat,مدة الولاية,How long?,,
model,organisation,structure,category,state,,model,basis_legal,17,NPM model,Modèle de MNP,نموذج الآلية,Which model?,,
budget_total,resources,money,money,level,money,,basis_money,18(3),Budget,Budget de l'année,الميزانية,How much?,,
staff_total,resources,staff,number,level,persons,,basis_staff,18(3),Staff,Effectif total,الموظفون,How many?,,
visits_total,activity,visits,number,flow,visits,,basis_activity,19(a),Visits,Visites,الزيارات,How many?,,
visits_unannounced_share,activity,visits,number,flow,percent,,basis_activity,20(c),Share unannounced,Part des visites inopinées,نسبة الزيارات غير المعلنة,Which share?,,
spt_visit,state,spt,date,occurrence,,,basis_visit,11,SPT visit,Visite du SPT,زيارة اللجنة الفرعية,When did it come?,,
opcat_signature,state,treaty,date,event,,,,,OPCAT signature,Signature de l'OPCAT,توقيع البروتوكول,When signed?,,
opcat_ratification,state,treaty,date,event,,,,,OPCAT ratification,Ratification de l'OPCAT,التصديق على البروتوكول,When joined?,,
opcat_entry_into_force,state,treaty,date,event,,,,28,OPCAT in force,Entrée en vigueur,بدء نفاذ البروتوكول,Since when in force?,,
"""

CODES = """\
list,code,order,label_en,label_fr,label_ar,meaning
input,places,1,Places,Lieux,الأماكن,See the manual.
place,prison,1,Prisons,Prisons,السجون,See the manual.
grounds,fact,1,Fact,Fait,واقعة,See the manual.
grounds,assumption,2,Assumption,Hypothèse,افتراض,See the manual.
criterion,powers,1,Powers,Pouvoirs,الصلاحيات,See the manual.
criterion,visits,2,Visits per prisoner,Visites par détenu,الزيارات لكل سجين,See the manual.
criterion,speed,3,Speed,Rapidité,السرعة,See the manual.
criterion_basis,law,1,By law,Selon la loi,بحكم القانون,See the manual.
criterion_basis,any,2,Any basis,Toute base,أي أساس,See the manual.
criterion_basis,rate,3,Rate,Taux,معدل,See the manual.
criterion_basis,delay,4,Delay,Délai,مهلة,See the manual.
question_answer,tally,1,Answers counted,Réponses comptées,إحصاء الأجوبة,See the manual.
question_answer,wait,2,Time to a mechanism,Délai,المدة,See the manual.
question_answer,first_years,3,First years,Premières années,السنوات الأولى,See the manual.
question_answer,visitors,4,Who else visits,Autres visiteurs,الزوار الآخرون,See the manual.
question_answer,studies,5,Research,Recherche,البحوث,See the manual.
question_answer,known,6,How much is known,Ce qui est connu,ما هو معروف,See the manual.
pillar,mandate,1,Mandate and powers,Mandat et pouvoirs,الولاية والصلاحيات,See the manual.
pillar,independence,2,Independence,Indépendance,الاستقلال,See the manual.
pillar,organisation,3,Organisation,Organisation,التنظيم,See the manual.
pillar,resources,4,Resources,Ressources,الموارد,See the manual.
pillar,activity,5,Activity,Activité,الأنشطة,See the manual.
pillar,state,6,State,État,الدولة,See the manual.
section,founding,1,Founding text and dates,Texte fondateur et dates,النص المؤسس والتواريخ,See the manual.
section,powers,3,Powers,Pouvoirs,الصلاحيات,See the manual.
section,appointment,6,Appointment and removal,Nomination et révocation,التعيين والإعفاء,See the manual.
section,structure,8,Structure,Structure,البنية,See the manual.
section,money,10,Money,Budget,الميزانية,See the manual.
section,staff,11,Staff and experts,Personnel et experts,الموظفون والخبراء,See the manual.
section,visits,12,Visits,Visites,الزيارات,See the manual.
section,treaty,14,Treaty commitments,Engagements conventionnels,الالتزامات التعاهدية,See the manual.
section,spt,15,The SPT and the State,Le SPT et l’État,اللجنة الفرعية والدولة,See the manual.
indicator_type,yesno,1,Yes or no,Oui ou non,نعم أو لا,See the manual.
indicator_type,category,2,Category,Catégorie,فئة,See the manual.
indicator_type,number,3,Number,Nombre,عدد,See the manual.
indicator_type,money,4,Amount of money,Montant,مبلغ مالي,See the manual.
indicator_type,date,5,Date,Date,تاريخ,See the manual.
indicator_type,text,6,Text,Texte,نص,See the manual.
timing,state,1,Lasting state,Situation durable,وضع مستمر,See the manual.
timing,event,2,Event,Événement,حدث,See the manual.
timing,occurrence,3,Event that can recur,Événement répétable,حدث قابل للتكرار,See the manual.
timing,level,4,Level of a year,Niveau de l’année,مستوى السنة,See the manual.
timing,flow,5,Count over a period,Total sur une période,مجموع خلال فترة,See the manual.
yesno,yes,1,Yes,Oui,نعم,See the manual.
yesno,partly,2,Partly,En partie,جزئيا,See the manual.
yesno,no,3,No,Non,لا,See the manual.
yesno,silent,,Text is silent,Le texte ne dit rien,النص لا يذكر ذلك,See the manual.
yesno,not_applicable,,Not applicable,Sans objet,لا ينطبق,See the manual.
model,new_specialised,,New specialised body,Nouvelle institution spécialisée,مؤسسة متخصصة جديدة,See the manual.
model,nhri,,National human rights institution,Institution nationale (INDH),المؤسسة الوطنية لحقوق الإنسان,See the manual.
model,ombuds,,Ombudsman institution,Institution de médiation / ombudsman,مؤسسة أمين المظالم (الوسيط),See the manual.
basis_legal,law,1,Law,Loi,القانون,See the manual.
basis_legal,described,2,Described,Décrit,وصف للقاعدة,See the manual.
basis_legal,practice,3,Practice,Pratique,الممارسة,See the manual.
basis_legal,bill,4,Bill,Projet de loi,مشروع قانون,See the manual.
basis_money,voted,1,Voted,Voté,ميزانية معتمدة,See the manual.
basis_money,spent,2,Spent,Dépensé,نفقات منجزة,See the manual.
basis_money,bill,3,Draft budget,Projet de budget,مشروع الميزانية,See the manual.
basis_staff,fte,1,Full-time equivalent,Équivalent temps plein,المكافئ بدوام كامل,See the manual.
basis_staff,headcount,2,Headcount,Nombre de personnes,عدد الأشخاص,See the manual.
basis_staff,ceiling,3,Established posts,Postes autorisés,المناصب المالية,See the manual.
basis_activity,year,1,Full year,Année complète,سنة كاملة,See the manual.
basis_activity,partial,3,Part of year or of places,Partie de l’année ou des lieux,جزء من السنة أو الأماكن,See the manual.
basis_activity,cumulative,4,Several years together,Plusieurs années cumulées,مجموع عدة سنوات,See the manual.
basis_designation,published,3,Published,Publication,النشر بالجريدة الرسمية,See the manual.
basis_designation,unspecified,7,Not specified,Non précisé,غير محدد,See the manual.
basis_visit,made,1,Carried out,Effectuée,منجزة,See the manual.
basis_visit,announced,2,"Announced, not confirmed","Annoncée, non confirmée",معلن عنها دون تأكيد,See the manual.
confidence,high,1,High,Élevée,عالية,See the manual.
confidence,medium,2,Medium,Moyenne,متوسطة,See the manual.
confidence,low,3,Low,Faible,ضعيفة,See the manual.
source_kind,law,1,Legal text,Texte juridique,نص قانوني,See the manual.
source_kind,un_document,2,United Nations document,Document des Nations Unies,وثيقة للأمم المتحدة,See the manual.
source_kind,annual_report,5,Annual report,Rapport annuel,التقرير السنوي,See the manual.
source_kind,dataset,6,Data set,Jeu de données,مجموعة بيانات,See the manual.
source_kind,web_page,9,Web page,Page web,صفحة إلكترونية,See the manual.
source_kind,press,10,Press,Presse,الصحافة,See the manual.
mechanism_status,planned,1,Planned,Prévu,مرتقبة,See the manual.
mechanism_status,active,2,Active,En activité,عاملة,See the manual.
mechanism_status,ended,3,Ended,Terminé,منتهية,See the manual.
mechanism_status,never_set_up,4,Never set up,Jamais mis en place,لم تُنشأ قط,See the manual.
opcat_status,signatory,1,Signatory,Signataire,دولة موقعة,See the manual.
opcat_status,party,2,State party,État partie,دولة طرف,See the manual.
instrument,opcat,1,OPCAT,OPCAT,البروتوكول الاختياري,See the manual.
instrument,spt_guidelines,2,SPT guidelines on NPMs,Directives du SPT sur les MNP,المبادئ التوجيهية للجنة الفرعية,See the manual.
force,treaty,1,Treaty obligation,Obligation conventionnelle,التزام تعاهدي,See the manual.
force,authoritative_guidance,2,Authoritative guidance,Orientation faisant autorité,توجيه ذو حجية,See the manual.
addressee,state,1,State,État,الدولة,See the manual.
addressee,npm,2,NPM,MNP,الآلية الوطنية للوقاية من التعذيب,See the manual.
theme,powers,2,Powers,Pouvoirs,الصلاحيات,See the manual.
theme,resources,5,Resources,Ressources,الموارد,See the manual.
verification,read,1,Source read,Source lue,مصدر مقروء,See the manual.
verification,unverified,3,Not verified,Non vérifié,لم يتم التحقق منه,See the manual.
un_region,Africa,,Africa,Afrique,أفريقيا,See the manual.
un_region,Europe,,Europe,Europe,أوروبا,See the manual.
un_subregion,Northern Africa,,Northern Africa,Afrique septentrionale,شمال أفريقيا,See the manual.
un_subregion,Western Africa,,Western Africa,Afrique occidentale,غرب أفريقيا,See the manual.
un_subregion,Western Europe,,Western Europe,Europe occidentale,أوروبا الغربية,See the manual.
income_group,Low income,1,Low income,Faible revenu,البلدان منخفضة الدخل,See the manual.
income_group,Lower middle income,2,Lower middle income,"Revenu intermédiaire, tranche inférieure",الشريحة الدنيا من البلدان متوسطة الدخل,See the manual.
income_group,High income,4,High income,Revenu élevé,البلدان مرتفعة الدخل,See the manual.
unit,years,,years,années,سنوات,See the manual.
unit,persons,,persons,personnes,أشخاص,See the manual.
unit,percent,,percent,pour cent,في المائة,See the manual.
unit,visits,,visits,visites,زيارات,See the manual.
unit,money,,money,monnaie,عملة,See the manual.
explains,before_signature,,Before signature,Avant la signature,قبل التوقيع,See the manual.
explains,before_designation,,Before designation,Avant la désignation,قبل التعيين,See the manual.
explains,entry_into_force,,Entry into force,Entrée en vigueur,بدء النفاذ,See the manual.
explains,jump,,Jump in a series,Saut dans une série,قفزة في السلسلة,See the manual.
explains,several_answers,,Several answers,Plusieurs réponses,عدة أجوبة,See the manual.
explains,no_act,,No act found,Aucun acte trouvé,لم يعثر على قرار,See the manual.
answer,not_known,,Not known,Inconnu,غير معروف,See the manual.
status,met,1,Met,Respectée,مستوفى,See the manual.
status,partly,2,Partly met,En partie respectée,مستوفى جزئيا,See the manual.
status,not_met,3,Not met,Non respectée,غير مستوفى,See the manual.
status,silent,4,Text is silent,Le texte ne dit rien,النص لا يذكر ذلك,See the manual.
status,not_known,5,Not known,Non connu,غير معروف,See the manual.
visitor_kind,judge,1,Judges,Juges,القضاة,See the manual.
visitor_kind,parliament,2,Parliament,Parlement,البرلمان,See the manual.
topic,model,1,Model,Modèle,النموذج,See the manual.
topic,law,2,Law,Loi,القانون,See the manual.
topic,resources,3,Resources,Ressources,الموارد,See the manual.
topic,reports,4,Reports,Rapports,التقارير,See the manual.
review_check,first,1,First check,Première vérification,التحقق الأول,See the manual.
review_check,second,2,Second check,Deuxième vérification,التحقق الثاني,See the manual.
review_check,double,6,Double reading,Double lecture,قراءة مزدوجة,See the manual.
settled,first,1,First reader,Premier lecteur,القارئ الأول,See the manual.
settled,second,2,Second reader,Second lecteur,القارئ الثاني,See the manual.
settled,other,3,Another answer,Une autre réponse,جواب آخر,See the manual.
stratum,figures,1,Figures,Chiffres,الأرقام,See the manual.
verdict,right,1,Right,Exact,صحيح,See the manual.
verdict,wrong,2,Wrong,Inexact,خاطئ,See the manual.
verdict,not_checkable,3,Could not be checked,Non vérifiable,تعذر التحقق منه,See the manual.
defect,value,1,Value,Valeur,القيمة,See the manual.
defect,meaning,3,Meaning,Sens,المعنى,See the manual.
defect,date,2,Dates,Dates,التواريخ,See the manual.
gravity,grave,1,Grave,Grave,جسيم,See the manual.
gravity,minor,2,Minor,Mineure,طفيف,See the manual.
answer_kind,legal,1,Legal answers,Réponses juridiques,أجوبة قانونية,See the manual.
answer_kind,figure,2,Figures,Chiffres,أرقام,See the manual.
answer_kind,state,3,Facts about States,Faits sur les États,وقائع عن الدول,See the manual.
answer_kind,other,4,Dates and status,Dates et statut,تواريخ وصفة,See the manual.
status,not_applicable,6,Not applicable,Sans objet,لا ينطبق,See the manual.
reason,no_mechanism,1,No mechanism yet on this date,Pas encore de mécanisme à cette date,لا توجد آلية بعد,See the manual.
reason,ended,2,No longer the mechanism on this date,N’est plus le mécanisme à cette date,لم تعد الآلية,See the manual.
reason,another_body,3,Another body is the mechanism,Un autre organe est le mécanisme,هيئة أخرى هي الآلية,See the manual.
reason,others,4,Concerns others,Concerne d’autres,يخص غيرها,See the manual.
reason,not_bound,5,State not bound,État non lié,الدولة غير ملزمة,See the manual.
reason,not_due,6,Not yet due,Pas encore exigible,لم يحل الأجل,See the manual.
reason,no_question,7,The question does not arise,La question ne se pose pas,السؤال غير مطروح,See the manual.
reason,of_institution,8,Only a rule of the institution is known,Seule une règle de l’institution est connue,قاعدة المؤسسة وحدها,See the manual.
reason,doubted,9,"Described, but sources differ","Décrit, mais sources divergentes",موصوف مع اختلاف المصادر,See the manual.
reason,described,10,As described,D’après une description,حسب وصف,See the manual.
scope,function,1,The mechanism itself,Le mécanisme lui-même,الآلية نفسها,See the manual.
scope,institution,2,The whole institution,L’ensemble de l’institution,المؤسسة ككل,See the manual.
requirement_scope,function,1,The mechanism itself,Le mécanisme lui-même,الآلية نفسها,See the manual.
requirement_scope,state,2,The State,L’État,الدولة,See the manual.
recommendation,amend,1,Amend,Modifier,التعديل,See the manual.
recommendation,adopt,2,Adopt,Adopter,الاعتماد,See the manual.
recommendation,verify,3,Verify first,Vérifier d’abord,التحقق أولا,See the manual.
recommendation,consider,4,Consider,Examiner,النظر,See the manual.
recommendation,weigh,5,Hold against the need,Comparer au besoin,المقارنة بالحاجة,See the manual.
recommendation,keep,6,Keep,Garder,الإبقاء,See the manual.
held,met,1,Yes,Oui,نعم,See the manual.
held,partly,2,In part,En partie,جزئيا,See the manual.
held,not_met,3,No,Non,لا,See the manual.
held,silent,4,Text is silent,Le texte ne dit rien,النص لا يذكر ذلك,See the manual.
held,not_known,5,Text not read,Texte non lu,النص غير مقروء,See the manual.
held,absent,6,No mechanism yet,Pas encore de mécanisme,لا توجد آلية بعد,See the manual.
held,figure,7,A figure is known,Un chiffre est connu,رقم معروف,See the manual.
others_have,half_or_more,1,Half or more of the laws read,La moitié ou plus,النصف أو أكثر,See the manual.
others_have,fewer,2,Fewer than half of the laws read,Moins de la moitié,أقل من النصف,See the manual.
others_have,too_few,3,Too few laws read,Trop peu de lois lues,قوانين قليلة,See the manual.
clause_part,establishment,2,Establishment,Création,الإحداث,See the manual.
clause_part,powers,4,Powers,Pouvoirs,الصلاحيات,See the manual.
clause_part,resources,7,Resources,Moyens,الموارد,See the manual.
clause_variant,new_body,1,New body,Nouvelle institution,هيئة جديدة,See the manual.
clause_variant,unit,2,Unit of an institution,Unité au sein d’une institution,وحدة داخل مؤسسة,See the manual.
clause_variant,several_bodies,3,Several bodies,Plusieurs organes,عدة هيئات,See the manual.
clause_status,add,1,Add,Ajouter,الإضافة,See the manual.
clause_status,amend,2,Amend,Modifier,التعديل,See the manual.
clause_status,verify,3,Verify first,Vérifier d’abord,التحقق أولا,See the manual.
clause_status,consider,4,Consider,Examiner,النظر,See the manual.
clause_status,keep,5,Keep,Garder,الإبقاء,See the manual.
owner,government,1,Government (bill),Gouvernement,الحكومة,See the manual.
owner,parliament,2,Parliament,Parlement,البرلمان,See the manual.
moment,hundred_days,1,Within the first hundred days,Dans les cent premiers jours,خلال المائة يوم الأولى,See the manual.
moment,finance_law,2,With the next finance law,Avec la prochaine loi de finances,مع قانون المالية المقبل,See the manual.
sized_by,visits,1,Visits a year,Visites par an,الزيارات في السنة,See the manual.
sized_by,staff,2,Posts,Postes,المناصب,See the manual.
sized_by,budget,3,Money a year,Budget annuel,المبلغ السنوي,See the manual.
"""

SOURCES = """\
source,kind,title,author,publisher,published,url,language,licence,note
law-fr-2007,law,Invented Act no. 1 of 2007,,Invented Gazette,2007-10-31,https://law.example/1,fr,,
report-fr-2014,annual_report,Rapport inventé de l'année 2014,Invented Inspector,,2015-03-10,https://fra.example/2014,fr,,
press-fr-2016,press,Des chiffres inventés,,Invented Times,2016-02,https://press.example/a,fr,,
gazette-ma-2018,law,Invented Act no. 2 of 2018,,Invented Bulletin,2018-03-01,https://law.example/2,ar,,
page-undated,web_page,Invented page on two mechanisms,,Invented Society,,https://page.example,en,,Undated.
treaty-list,un_document,Invented list of treaty actions,,,2015-01-05,https://list.example,en,,
figures-a,dataset,Invented figures A,,,2020-06-30,https://a.example,en,CC BY 4.0,
figures-b,dataset,Invented figures B,,,2015-11,https://b.example,en,Cite the page,
"""

MECHANISM_FACTS = """\
mechanism,indicator,value,unit,basis,derived,valid_from,valid_to,attested,source,locator,confidence,note,explains
fra-cglpl,legal_instrument,Loi inventée n° 1 du 31 octobre 2007,,law,,2007-10-31,,,law-fr-2007,title,high,,
fra-cglpl,designation_date,2008-06-13,,published,,,,,report-fr-2014,p. 1,medium,,
fra-cglpl,operational_since,2008-07,,,,,,,report-fr-2014,p. 2,high,,
fra-cglpl,visits_unannounced,partly,,law,,2007-10-31,2014-05-27,,law-fr-2007,art. 8,high,"Not where defence, or public order, is at stake.",
fra-cglpl,visits_unannounced,yes,,law,,2014-05-28,,,report-fr-2014,annex 1,high,Text of the amendment quoted.,
fra-cglpl,private_interviews,yes,,law,,2007-10-31,,,law-fr-2007,art. 8,high,,
fra-cglpl,private_interviews,no,,practice,,,,2015-12,press-fr-2016,para. 3,low,One interview refused.,
fra-cglpl,term_years,6,years,law,,2007-10-31,,,law-fr-2007,art. 2,high,,
fra-cglpl,model,new_specialised,,law,,2007-10-31,,,law-fr-2007,art. 1,high,,
fra-cglpl,budget_total,4000000,EUR,bill,,2014,2014,,report-fr-2014,p. 60,high,,
fra-cglpl,budget_total,3900000,EUR,voted,,2014,2014,,report-fr-2014,p. 60,high,,
fra-cglpl,budget_total,3700000.50,EUR,spent,,2014,2014,,report-fr-2014,p. 61,high,,
fra-cglpl,staff_total,25.5,persons,fte,,2014,2014,,report-fr-2014,p. 62,high,,
fra-cglpl,staff_total,20,persons,fte,,2014,2014,,press-fr-2016,para. 2,low,,
fra-cglpl,staff_total,30,persons,headcount,,2014,2014,,report-fr-2014,p. 62,high,,
fra-cglpl,visits_total,60,visits,partial,,2008-07-01,2008-12-31,,report-fr-2014,p. 20,high,Since the beginning in July.,
fra-cglpl,visits_total,150,visits,year,,2014,2014,,report-fr-2014,p. 20,high,,
fra-cglpl,visits_total,145,visits,year,,2014,2014,,press-fr-2016,para. 2,low,,
fra-cglpl,visits_total,290,visits,cumulative,yes,2013,2014,,report-fr-2014,p. 21,medium,Sum of two years.,
fra-cglpl,visits_unannounced_share,70,percent,year,,2014,2014,,report-fr-2014,p. 20,high,,
mar-cndh,designation_date,2018-03-01,,published,,,,,gazette-ma-2018,title,high,,
mar-cndh,model,nhri,,law,,2018-03-01,,,gazette-ma-2018,art. 12,high,,
mar-cndh,visits_unannounced,silent,,law,,2018-03-01,,,gazette-ma-2018,whole act,high,The whole act was read.,
mar-cndh,private_interviews,yes,,bill,,,,2016-01,press-fr-2016,para. 5,low,Draft text described.,
mar-cndh,budget_total,75000000,MAD,voted,,2019,2019,,page-undated,line 2,low,,
mli-cndh,designation_date,2014-11,,unspecified,,,,,page-undated,line 7,medium,No act was found.,no_act
mli-cndh,model,ombuds,,described,,,,,page-undated,line 8,low,,
mli-cndh,visits_unannounced,yes,,practice,,,,2014-12,page-undated,line 9,low,Deux visites décrites.,
mli-cndh,visits_total,12,visits,year,,2015,2015,,page-undated,line 10,low,,
"""

STATE_FACTS = """\
state,indicator,value,unit,basis,derived,valid_from,valid_to,attested,source,locator,confidence,note,explains
fra,opcat_signature,2005-09-16,,,,,,,treaty-list,row France,high,,
fra,opcat_ratification,2008-11-11,,,,,,,treaty-list,row France,high,Dépôt de l'instrument,
fra,opcat_entry_into_force,2008-12-11,,,yes,,,,treaty-list,row France,high,Thirtieth day after deposit,
mar,opcat_ratification,2014-11-24,,,,,,,treaty-list,row Morocco,high,Accession,
mar,opcat_entry_into_force,2014-12-24,,,yes,,,,treaty-list,row Morocco,high,Thirtieth day after deposit,
mar,spt_visit,2017-10-22,,made,,,,,page-undated,line 1,low,,
mli,opcat_signature,2004-01-19,,,,,,,treaty-list,row Mali,high,,
mli,opcat_ratification,2005-05-12,,,,,,,treaty-list,row Mali,high,,
mli,opcat_entry_into_force,2006-06-22,,,yes,,,,treaty-list,row Mali,high,Among the first twenty,
mli,spt_visit,2011-12-05,,made,,,,,treaty-list,row Mali,high,,
mli,spt_visit,2016-04,,announced,,2016-04,2016-04,,page-undated,line 11,low,,
"""

SERIES = """\
series,unit,label_en,label_fr,label_ar,definition
population_total,persons,Population,Population à mi-année,عدد السكان,Residents at mid-year.
prison_population_total,persons,Persons held in prison,Personnes détenues,عدد السجناء,Held in prison on one day.
"""

STATISTICS = """\
state,series,year,value,source,note
fra,population_total,2014,60000000,figures-a,
fra,prison_population_total,2014,60000,figures-a,
fra,prison_population_total,2014,75000,figures-b,Juvéniles compris
fra,prison_population_total,2015,66000,figures-b,
mar,population_total,2018,36000000,figures-a,
mar,prison_population_total,2018,80000.5,figures-a,Mean of two days
mli,population_total,2015,17000000,figures-a,
"""

REQUIREMENTS = """\
requirement,instrument,locator,force,addressee,theme,requirement_en,requirement_fr,requirement_ar,label_en,label_fr,label_ar,applies_to,rule,measurable_as,source_url,verification
opcat_private,opcat,art. 20(d),treaty,state,powers,Interviews in private.,Des entretiens privés.,مقابلات على انفراد.,Private interviews,Entretiens privés,مقابلات على انفراد,,"Met if yes, partly if partly, not met if no.",yes/no,https://law.example/3,read
spt_budget,spt_guidelines,para. 11,authoritative_guidance,state,resources,A budget of its own.,Un budget à lui.,ميزانية خاصة.,Own budget,Budget propre,ميزانية خاصة,nhri|ombuds,Shown as evidence.,,https://law.example/4,unverified
"""

REQUIREMENT_INDICATORS = """\
requirement,indicator,way,met,partly,not_met
opcat_private,private_interviews,1,yes,partly,no
spt_budget,budget_total,0,,,
"""

CRITERIA = """\
criterion,indicator,basis,good,half
powers,visits_unannounced,law,yes,partly
powers,private_interviews,law,yes,partly
visits,visits_total,rate,more,
speed,designation_date,delay,less,
"""

QUESTIONS = """\
number,answered_by,question_en,question_fr,question_ar,nothing_en,nothing_fr,nothing_ar
12,wait,How long from ratification to a working body?,De la ratification à un organe en activité ?,كم يمضي من الوقت؟,,,
13,first_years,What goes wrong in the first years?,Quelles difficultés les premières années ?,ما الذي يتعثر؟,No remark is in the data.,Aucune remarque.,لا ملاحظة.
14,visitors,Who already visits places of detention?,Qui visite déjà ?,من يزور أماكن الاحتجاز؟,Nothing tells who else visits.,Rien ne le dit.,لا شيء.
18,studies,Does any of this reduce torture?,La torture recule-t-elle ?,هل يحد من التعذيب؟,No research on it is in the data.,Aucune recherche.,لا بحث.
"""

QUESTION_INDICATORS = """\
number,indicator,counted
12,designation_date,
12,operational_since,
"""

DECISIONS = """\
decision,order,label_en,label_fr,label_ar,text_en,text_fr,text_ar,owner,moment,step_en,step_fr,step_ar,topics,sized_by,expense_en,expense_fr,expense_ar
money,2,Money,Argent,المال,Give it money.,Lui donner de l’argent.,منحها المال.,parliament,finance_law,Ask for it.,Le demander.,طلبه.,resources,staff,,,
talk,1,Talk,Parler,الحديث,Let it talk in private.,Le laisser parler en privé.,تمكينها من الحديث على انفراد.,government,hundred_days,Write the bill.,Écrire le projet.,كتابة المشروع.,law|model,,No post.,Aucun poste.,لا منصب.
"""

DECISION_POINTS = """\
decision,requirement,indicator
talk,opcat_private,private_interviews
talk,spt_budget,visits_unannounced
money,opcat_private,staff_total
"""

DECISION_OPTIONS = """\
decision,choice,label_en,label_fr,label_ar,gain_en,gain_fr,gain_ar,expense_en,expense_fr,expense_ar,risk_en,risk_fr,risk_ar,indicator,applies_to
talk,law,By law,Par la loi,بالقانون,It lasts.,Elle dure.,يدوم.,A vote.,Un vote.,تصويت.,It is slow.,Elle est lente.,بطيء.,private_interviews,
money,line,A line,Une ligne,بند,It is seen.,Elle se voit.,يُرى.,A vote.,Un vote.,تصويت.,It can be cut.,Elle peut baisser.,قابل للتخفيض.,,
money,share,A share,Une part,حصة,It is simple.,Elle est simple.,بسيط.,Nothing.,Rien.,لا شيء.,It is not seen.,Elle ne se voit pas.,لا يُرى.,,
talk,rules,By rules,Par un règlement,بنظام,It is quick.,Il est rapide.,سريع.,Nothing.,Rien.,لا شيء.,It can be changed.,Il peut changer.,قابل للتغيير.,,
"""

RECOMMENDATIONS = """\
force,held,others_have,recommendation
treaty,met,,keep
treaty,partly,,amend
treaty,not_met,,amend
treaty,silent,,amend
treaty,absent,,adopt
treaty,not_known,,verify
treaty,figure,,weigh
authoritative_guidance,met,,keep
authoritative_guidance,partly,half_or_more,amend
authoritative_guidance,partly,fewer,consider
authoritative_guidance,partly,too_few,consider
authoritative_guidance,not_met,half_or_more,amend
authoritative_guidance,not_met,fewer,consider
authoritative_guidance,not_met,too_few,consider
authoritative_guidance,silent,half_or_more,amend
authoritative_guidance,silent,fewer,consider
authoritative_guidance,silent,too_few,consider
authoritative_guidance,absent,half_or_more,adopt
authoritative_guidance,absent,fewer,consider
authoritative_guidance,absent,too_few,consider
authoritative_guidance,not_known,,verify
authoritative_guidance,figure,,weigh
"""

CLAUSES = """\
clause,order,part,variant,heading_en,heading_fr,heading_ar,text_en,text_fr,text_ar,short_en,short_fr,short_ar,note_en,note_fr,note_ar
body,1,establishment,new_body,The body,L’institution,الهيئة,A body visits.,Une institution visite.,هيئة تزور.,It visits.,Elle visite.,تزور.,,,
unit,1,establishment,unit,The unit,L’unité,الوحدة,A unit of [the host] visits. | It decides alone.,Une unité de [l’hôte] visite. | Elle décide seule.,وحدة من [المضيف] تزور. | تقرر وحدها.,A unit of [the host] visits.,Une unité de [l’hôte] visite.,وحدة من [المضيف] تزور.,Name the unit.,Nommer l’unité.,تسمية الوحدة.
interviews,2,powers,,Interviews,Entretiens,المقابلات,It talks in private.,Elle parle en privé.,تتحدث على انفراد.,In private.,En privé.,على انفراد.,,,
notice,3,powers,,Notice,Préavis,الإشعار,It comes without notice.,Elle vient sans préavis.,تأتي دون إشعار.,Without notice.,Sans préavis.,دون إشعار.,,,
money,4,resources,,Money,Argent,المال,It has [an amount].,Elle a [un montant].,لها [مبلغ].,It has [an amount].,Elle a [un montant].,لها [مبلغ].,,,
"""

TRANSLATIONS = """\
table,id,english,text_fr,text_ar
indicators,visits_unannounced,With exceptions.,Avec des exceptions.,مع استثناءات.
"""

CLAUSE_POINTS = """\
clause,requirement,indicator
body,opcat_private,
unit,opcat_private,
interviews,opcat_private,private_interviews
notice,opcat_private,visits_unannounced
money,opcat_private,
money,spt_budget,visits_unannounced
"""

ASSUMPTIONS = """\
state,input,place,low,likely,high,unit,grounds,note,source,locator
,places,prison,10,20,30,places,assumption,Invented.,,
mar,places,prison,40,50,60,places,assumption,Invented.,,
"""

GLOSSARY = """\
term_en,abbr_en,term_fr,abbr_fr,term_ar,definition_en,definition_fr,definition_ar,note
national preventive mechanism,NPM,mécanisme national de prévention,MNP,الآلية الوطنية للوقاية من التعذيب,Visits places of detention.,Visite les lieux de détention.,تزور أماكن الاحتجاز.,
place of detention,,lieu de détention,,مكان الاحتجاز,Where persons are held.,Lieu où l’on garde des personnes.,مكان يوجد فيه محتجزون.,
State,,État,,الدولة,A party to a treaty.,Partie à un traité.,طرف في معاهدة.,
"""

CORRECTIONS = """\
table,subject,indicator,source,locator,field,was,now,reason
"""

VISITORS = """\
state,body,kind,basis,legal_basis,powers,frequency,valid_from,valid_to,attested,source,locator,confidence,note
mar,Invented judge,judge,law,Invented Code,Sees every cell.,Once a month,,,2018,gazette-ma-2018,art. 9,high,
mar,Invented judge,judge,practice,,Went to two places,Twice in 2015,,,2015-11,press-fr-2016,para. 4,low,
mar,Invented committee,parliament,law,Old Code,Sees prisons.,,2001,2011,,treaty-list,annex,low,
"""

REMARKS = """\
subject,body,relayed_by,date,topic,remark,source,locator,confidence,note
mar-cndh,Invented Society,,,resources,The means are small.,page-undated,text,low,
mar-cndh,Invented Court,press,2019-03-01,reports,Comes out late.,figures-a,p. 7,medium,
mar,Invented Committee,,2015-01,law,Nobody was named yet.,treaty-list,para. 6,high,
"""

STUDIES = """\
study,authors,year,title,publication,url,countries,period,method,finding,limit,source,locator
someone-2014,Someone,2014,Invented work,Invented Quarterly,https://work.example,two States,2000-2010,Comparison,Oversight helps.,Abstract only.,figures-b,abstract
someone-2014,Someone,2014,Invented work,Invented Quarterly,https://work.example,two States,2000-2010,Comparison,Laws alone do not.,Abstract only.,figures-a,abstract
"""

DEBATE = """\
state,date,body,relayed_by,topic,position,source,locator,note,argues_for
mar,2018-02,Invented Party,,model,Wants the Council.,gazette-ma-2018,preface,,
mar,2014,Invented League,press,model,Wants a new body.,press-fr-2016,para. 8,,
"""

REVIEWS = """\
check,number,stratum,subject,indicator,value,basis,valid_from,valid_to,source,locator,confidence,read_on,blind,verdict,lenient,dates,clean,defect,gravity,should_be,comment
second,1,,fra-cglpl,term_years,6,law,2007-10-31,,law-fr-2007,art. 2,high,2026-02-03,yes,right,right,yes,yes,,,,
second,2,,fra-cglpl,private_interviews,no,practice,,,press-fr-2016,para. 3,low,2026-02-03,yes,wrong,right,,no,value,grave,partly,One of many.
second,3,,fra-cglpl,visits_total,145,year,2014,2014,press-fr-2016,para. 2,low,2026-02-03,yes,right,right,no,no,date,minor,,
first,1,,,,,,,,,,,2026-01,yes,right,right,,yes,,,,
first,2,,,,,,,,,,,2026-01,yes,not_checkable,,,,,,,
"""

MADE_UP_LAW = {
    "title": "Invented Act no. 3 of 2020",
    "publisher": "Invented Bulletin",
    "published": "2020-02-01",
    "language": "ar",
    "url": "https://law.example/3",
    "valid_from": "2020-02-15",
    "read_whole": "yes",
}
"""A law of Morocco that the world does not have, as it is typed on the first sheet of a guided workbook."""

MADE_UP_ANSWERS = {
    "private_interviews": {
        "value": "Yes",
        "locator": "5",
        "note": "Without witnesses.",
        "scope": "The mechanism itself",
    },
    "visits_unannounced": {"value": "Text is silent"},
    "term_years": {"value": 4, "locator": "art. 3(1)", "confidence": "Medium"},
}
"""What a reader fills on the second sheet."""

TABLES = {
    "states": STATES,
    "mechanisms": MECHANISMS,
    "indicators": INDICATORS,
    "codes": CODES,
    "sources": SOURCES,
    "mechanism_facts": MECHANISM_FACTS,
    "state_facts": STATE_FACTS,
    "visitors": VISITORS,
    "remarks": REMARKS,
    "studies": STUDIES,
    "debate": DEBATE,
    "reviews": REVIEWS,
    "series": SERIES,
    "statistics": STATISTICS,
    "requirements": REQUIREMENTS,
    "requirement_indicators": REQUIREMENT_INDICATORS,
    "criteria": CRITERIA,
    "questions": QUESTIONS,
    "question_indicators": QUESTION_INDICATORS,
    "decisions": DECISIONS,
    "decision_points": DECISION_POINTS,
    "decision_options": DECISION_OPTIONS,
    "recommendations": RECOMMENDATIONS,
    "clauses": CLAUSES,
    "clause_points": CLAUSE_POINTS,
    "assumptions": ASSUMPTIONS,
    "glossary": GLOSSARY,
    "corrections": CORRECTIONS,
    "translations": TRANSLATIONS,
}


@pytest.fixture(scope="session", autouse=True)
def fewer_collections() -> None:
    """Look for rings among the objects less often: of charts there are so many that it takes a sixth of the time."""
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def own_jupyter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the notebooks that tests make out of the list of those trusted by whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_DATA_DIR", str(tmp_path_factory.mktemp("jupyter")))
        yield


@pytest.fixture(scope="module")
def reports_only() -> Iterator[None]:
    """Leave the workbook, the deck, the pages and the atlas, which have tests of their own, out of a run of the reports."""
    from npm_compare.reports.work import Work

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Work, "extras", lambda self, language: [])
        patch.setattr(Work, "atlas", lambda self: [])
        yield


@pytest.fixture(scope="session")
def whole_world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dataset]:
    """Write the tables of the world once, and return them as a data set that nobody spoils: it is the same at the end.

    Columns of the model that a table above does not name are written empty. The world was coded up to a day of its own, so
    that the tests stay as they are when the published data go on.
    """
    folder = tmp_path_factory.mktemp("world")
    for table, text in TABLES.items():
        rows = list(csv.reader(text.splitlines()))
        _write(folder, table, [dict(zip(rows[0], row, strict=True)) for row in rows[1:]])
    own = descriptor() | {"created": "2026-11-24"}
    (folder / "datapackage.json").write_text(json.dumps(own), encoding="utf-8")
    data = load(folder)
    before = {name: table.copy() for name, table in vars(data).items() if isinstance(table, pd.DataFrame)}
    yield data
    for name, table in before.items():
        pd.testing.assert_frame_equal(table, getattr(data, name), obj=f"{name}, into which a test wrote")
    assert (data.date, data.version, data.known) == ("2026-11-24", own["version"], "")


@pytest.fixture
def world(whole_world: Dataset, tmp_path: Path) -> Path:
    """Return a folder of the world's tables, to be spoiled at will."""
    for file in whole_world.folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path


@pytest.fixture
def world_data(whole_world: Dataset, request: pytest.FixtureRequest) -> Dataset:
    """Return the world as a data set, with what was made of it before: nobody writes into its tables.

    A test that asks for `world` too, or changes how the package works, has one of its own, whose folder is `world`.
    """
    asked = {"world", "monkeypatch"} & {*request.fixturenames}
    if not asked:
        return whole_world
    folder = request.getfixturevalue("world") if "world" in asked else whole_world.folder
    return replace(whole_world, folder=folder)


class Marked(NullTranslations):
    """A language in which every sentence of the catalogue is the English one between ‹ and ›."""

    def gettext(self, message: str) -> str:
        return f"‹{message}›"


def is_one_sentence(text: str) -> bool:
    """Whether a text is one sentence of the marked catalogue, which may quote others."""
    depths = [text[: place + 1].count("‹") - text[: place + 1].count("›") for place in range(len(text))]
    return text.startswith("‹") and depths.index(0) == len(text) - 1


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], bool]:
    """Speak the marked language, and return what tells whether a text is one of its sentences."""
    monkeypatch.setattr("npm_compare.views.language._catalogue", lambda name: Marked())
    return is_one_sentence


def line_of(table: str, beginning: str) -> int:
    """Return the line of the world's table that begins with a text; the header is line 1."""
    return next(n for n, line in enumerate(TABLES[table].split("\n"), 1) if line.startswith(beginning))


def spoil(folder: Path, table: str, line: int, column: str, value: str) -> None:
    """Write another value into the cell of a line and a column."""
    rows = _read(folder, table)
    rows[line - 2][column] = value
    _write(folder, table, rows)


def add(folder: Path, table: str, row: str) -> int:
    """Write a row, with the columns of the world's table, at the end of a table and return its line; the last ones may be left out."""
    header, cells = csv.reader([TABLES[table].split("\n")[0], row])
    cells += [""] * (len(header) - len(cells))
    rows = [*_read(folder, table), dict(zip(header, cells, strict=True))]
    _write(folder, table, rows)
    return len(rows) + 1


def _read(folder: Path, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader((folder / f"{table}.csv").read_text(encoding="utf-8").splitlines()))


def _write(folder: Path, table: str, rows: list[dict[str, str]]) -> None:
    """Write a table. Facts without an id get theirs; a re-check or a correction without one gets that of the fact it describes."""
    if table in FACT_TABLES:
        columns = tables()[table].columns
        cells = [[row.get(name, "") for name in columns] for row in rows]
        rows = [dict(zip(columns, row, strict=True)) for row in with_ids(cells, set())]
    elif table in ("reviews", "corrections"):
        rows = [{**row, "id": row.get("id") or _described(folder, row)} for row in rows]
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, tables()[table].columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _described(folder: Path, row: dict[str, str]) -> str:
    """Return the id of the fact that a re-check or a correction describes: where it stands, and what it says (or said)."""
    if not row.get("indicator"):
        return ""
    place = [row[name] for name in ("subject", "indicator", "source", "locator")]
    column, value = row.get("field", "value"), row.get("now", row.get("value"))
    there = [fact for name in FACT_TABLES for fact in _read(folder, name) if _place(fact) == place]
    there.sort(key=lambda fact: fact.get(column) != value)
    return there[0]["id"] if there else new_id(place, ())


def _place(fact: dict[str, str]) -> list[str]:
    subject = fact.get("mechanism") or fact.get("state") or ""
    return [subject, *(fact[name] for name in ("indicator", "source", "locator"))]


def fact_id(folder: Path, beginning: str) -> str:
    """Return the id of the first fact whose line, without the id, begins with a text."""
    lines = [line for name in FACT_TABLES for line in (folder / f"{name}.csv").read_text("utf-8").splitlines()]
    return next(one for one, _, rest in (line.partition(",") for line in lines) if rest.startswith(beginning))


def add_fact(folder: Path, subject: str, indicator: str, value: str, **cells: str) -> int:
    """Write a fact at the end of its table and return its line; it is read in the press, low, unless said otherwise."""
    table, name = ("mechanism_facts", "mechanism") if "-" in subject else ("state_facts", "state")
    read = {"source": "press-fr-2016", "locator": "para. 9", "confidence": "low"}
    rows = [*_read(folder, table), {name: subject, "indicator": indicator, "value": value, **read, **cells}]
    _write(folder, table, rows)
    return len(rows) + 1


class Page(HTMLParser):
    """What a browser finds in a piece of HTML.

    `cells` are the class and the text of each cell, without the numbers of its notes; `notes` the texts of the list
    below the table; `titles` what hovering shows.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.cells: list[tuple[str, str]] = []
        self.headings: list[str] = []
        self.notes: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.titles: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag and keep what its attributes say."""
        self.tags.append(tag)
        self._open += [] if tag in ("br", "col") else [tag]
        found = {name: value or "" for name, value in attrs}
        for name, kept in (("href", self.links), ("id", self.ids), ("title", self.titles)):
            kept.extend([found[name]] if name in found else [])
        if tag == "small" and "td" in self._open:
            kind, text = self.cells[-1]
            self.cells[-1] = kind, f"{text} | " if text else ""
        if tag == "td" and "thead" not in self._open:
            self.cells.append((found.get("class", ""), ""))
        elif tag in ("td", "th", "li"):  # a corner without a heading is an empty cell of the head
            (self.notes if tag == "li" else self.headings).append("")

    def handle_endtag(self, tag: str) -> None:
        """Close a tag; one that is not the last opened is a fault of the HTML."""
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep a text where it stands."""
        if "td" in self._open and "sup" not in self._open:
            kind, text = self.cells[-1]
            self.cells[-1] = kind, text + data
        elif "th" in self._open:
            self.headings[-1] += data
        elif "li" in self._open:
            self.notes[-1] += data


class Done(NamedTuple):
    """What a command returned and wrote."""

    code: int
    out: str
    err: str


Command = Callable[..., Done]


@pytest.fixture
def npm(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Return a function that runs `npm-compare` with some words."""

    def run(*words: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["npm-compare", *words])
        monkeypatch.setenv("COLUMNS", "200")
        with pytest.raises(SystemExit) as ended:
            cli.main()
        written = capsys.readouterr()
        return Done(int(ended.value.code or 0), written.out, written.err)

    return run


def html_of(shown: Any) -> str:
    """Return what a browser is given of a result, a sentence or a table."""
    return html(shown) if isinstance(shown, Result) else str(shown._repr_html_())
